import type { FieldRepair } from '../field-repair.ts'
import { indexesOf } from '../field-repair.ts'

/**
 * A relay or list added a field that the signature covers as absent or as another: Sender, Reply-To, the List fields,
 * MIME-Version. The way back takes it out.
 */
export const addedField: FieldRepair = {
  name: 'added-field',
  cost: 1,
  *undo({ fields, signed }) {
    const usual = signed.filter(name => ADDED.test(name))
    for (const name of new Set([...usual, ...signed.toReversed()]))
      for (const at of indexesOf(fields, name).toReversed())
        if (name !== 'from') yield { at, text: undefined, says: `Took out a field ${name}.` }
  },
}

const ADDED = /^(?:sender|reply-to|list-|precedence|errors-to|resent-|mime-version|x-|auto-|return-path)/
