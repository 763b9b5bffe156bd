import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The clock of the writer's device stands in a zone where this account did not write.
 *
 * Why it matters: the device's zone shows where somebody lives, and attackers forget it.
 * When it is wrong: journeys and the change of summer time; some web pages always write UTC.
 */
export const zoneIsNew = habitEvidence({
  name: 'zone-is-new',
  kin: 'rhythm',
  trait: traits.zone,
  of: 'person',
  thing: "clock's zone",
  reads: clockZone,
  spans: ({ gist }) => [gist.sent?.span],
})

/** `+02:00` from minutes east of UTC. */
function clockZone(value: string): string {
  if (value === 'none') return 'no zone'
  const minutes = Math.abs(Number(value))
  return `${value.startsWith('-') ? '−' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
