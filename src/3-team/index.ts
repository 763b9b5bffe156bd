export { type Person, type Team, foldName, teamOf } from './team.ts'
export { readRoster } from './read-roster.ts'
