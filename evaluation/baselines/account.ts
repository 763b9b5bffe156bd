import type { Gist } from '#message'

/** Past mails under which a baseline says nothing of an account. */
export const WARM_UP = 20

/** The account of a mail: the address in From. */
export function accountOf(gist: Gist): string {
  return gist.from[0]?.address ?? ''
}

/** What is remembered of each account, made when an account is first met. */
export class Accounts<State> {
  readonly #states = new Map<string, { state: State; history: number }>()
  readonly #make: () => State

  constructor(make: () => State) {
    this.#make = make
  }

  /** The account's state and how many mails it has learnt; undefined for one that was never met. */
  known(account: string): { readonly state: State; readonly history: number } | undefined {
    return this.#states.get(account)
  }

  /** The account's state, one more mail counted. */
  learning(account: string): State {
    const known = this.#states.get(account) ?? { state: this.#make(), history: 0 }
    known.history++
    this.#states.set(account, known)
    return known.state
  }
}
