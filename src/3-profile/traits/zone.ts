import type { Trait } from '../trait.ts'

/** The clock's offset from UTC in minutes, as the client wrote it. */
export const zone: Trait = {
  name: 'zone',
  values: ({ sent }) => (sent === undefined ? [] : [sent.zone === undefined ? 'none' : String(sent.zone)]),
}
