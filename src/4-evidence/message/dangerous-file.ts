import type { GistFile } from '#message'

import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/** Endings that Windows or macOS run, mount or script on opening, beside those that the type shows. */
const RUNS =
  /\.(?:exe|scr|com|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|url|msi|msix|appx|cpl|dll|jar|iso|img|vhdx?|chm|reg|scf|application|one|xll|wll|dmg|pkg|command|workflow)$/i
/** Office files that carry macros. */
const MACROS = /\.(?:docm|dotm|xlsm|xlam|xltm|pptm|ppam|sldm)$/i
/** A second ending that hides the first. */
const TWO_ENDINGS = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|txt|html?)\s*\.[a-z0-9]{2,5}$/i

/**
 * A file is attached that runs when it is opened, carries macros, or hides what it is.
 *
 * Why it matters: it is the way to the device, where links are watched.
 * When it is wrong: software teams send scripts, and old templates carry macros.
 */
export const dangerousFile: EvidenceFunction<GivenMessage> = {
  name: 'dangerous-file',
  kin: 'file',
  claims: ['phish', 'account-turned'],
  look({ gist }) {
    const found = gist.files.flatMap(file => {
      const why = dangerOf(file)
      return why === undefined ? [] : [{ file, ...why }]
    })
    return found.length === 0
      ? NOTHING
      : saw(
          ...found.slice(0, 5).map(({ file, says, bits }) => ({
            says: `The attached file ${file.name === '' ? '(without a name)' : file.name} ${says}.`,
            bits,
            spans: [file.span],
            values: { file: file.name, type: file.recognised ?? file.type },
          })),
        )
  },
}

function dangerOf({ name, type, recognised }: GistFile): { says: string; bits: number } | undefined {
  if (TWO_ENDINGS.test(name) && RUNS.test(name))
    return { says: 'hides an ending that runs behind one that does not', bits: 7 }
  if (
    recognised !== undefined &&
    /dosexec|portable-executable|x-msdownload|x-executable|ms-shortcut|mach-o/.test(recognised)
  )
    return { says: `is a program by its bytes (${recognised})`, bits: 6 }
  if (RUNS.test(name)) return { says: 'is of a kind that runs or is mounted when it is opened', bits: 5 }
  if (MACROS.test(name)) return { says: 'may carry macros', bits: 3 }
  if (/[‮⁦-⁩]/.test(name)) return { says: 'has a name with signs that turn the reading direction', bits: 7 }
  if (/^application\/(?:x-msdownload|x-dosexec|hta)$/.test(type)) return { says: `is declared as ${type}`, bits: 5 }
  return undefined
}
