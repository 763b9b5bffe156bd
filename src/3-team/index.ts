export { type Person, type Team, foldName, personAddress, teamOf } from './team.ts'
export { readRoster } from './read-roster.ts'
export { type DecoyRegister, type PlantedDecoy, readDecoys } from './read-decoys.ts'
