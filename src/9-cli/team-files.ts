import { Outage } from '#ground'
import { readRoster, teamOf, type Team } from '#team'

import { readFileSync } from 'node:fs'

import type { Options } from './options.ts'
import { whyNot } from './why-not.ts'

/** Reads who belongs together from `--roster` and `--org`. Lines that were not understood are told on the way. */
export function readTeam({ rosters, organisations }: Options, tell: (says: string) => void): Team {
  const people = rosters.flatMap(file => {
    const { people: found, troubles } = readRoster(textOf(file))
    for (const says of troubles) tell(`${file}: ${says}`)
    return found
  })
  return teamOf(people, organisations)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Outage(`The roster ${file} cannot be read (${whyNot(error)}). Give a CSV or vCard file.`, {
      cause: error,
    })
  }
}
