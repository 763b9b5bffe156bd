import type { Gist } from '#message'

/**
 * One side of what is usual for an account, as values that a mail shows. Add one: a file in `traits/`, a line in
 * `traits.ts`. A trait only names what it sees; how often and since when is counted for all traits alike.
 */
export interface Trait {
  /** Its file's name. */
  readonly name: string
  /** The values that a mail shows; none where the mail cannot show any. At most a few dozen, each under 200 characters. */
  values(gist: Gist): readonly string[]
}
