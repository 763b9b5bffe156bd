import { openCompound } from '#source'

import { isCompound } from '../compound.ts'
import type { DocumentFormat } from '../format.ts'
import { readPropertySets } from '../property-set.ts'

/** Excel workbooks up to 2003 ([MS-XLS]). Only what the file says of itself is read; its cells are blind and said so. */
export const xls: DocumentFormat = {
  name: 'xls',
  recognise: bytes => (isCompound(bytes, 'Workbook', 'Book') ? 'yes' : 'no'),
  read(bytes, draft) {
    const file = openCompound(bytes)
    if (file !== undefined) {
      readPropertySets(file, draft)
      if (file.root.storages.has('_VBA_PROJECT_CUR'))
        draft.mark('macro', 'The workbook has programs. They were not run.')
    }
    draft.blind('Cells of workbooks up to 2003 are not read. Save it as .xlsx to have them compared.')
  },
}
