import type { FieldRepair } from './field-repair.ts'
import * as fieldRepairs from './field-repairs.ts'
import type { Repair } from './repair.ts'
import * as repairs from './repairs.ts'

/** All ways to undo damage to a body. */
export const BODY_REPAIRS: readonly Repair[] = Object.values(repairs)

/** All ways to undo damage to header fields. */
export const FIELD_REPAIRS: readonly FieldRepair[] = Object.values(fieldRepairs)
