/** The three papers that came out: one untouched, one printed, one with a paragraph that nobody in the campaign wrote. */
import type { Block } from '../../document/paper.ts'
import { pdf } from '../../document/pdf.ts'
import { spoken, ZONES } from '../../mail/calendar.ts'
import type { Attachment } from '../../mail/letter.ts'
import type { Mail } from '../post-office.ts'
import { et } from '../script.ts'
import type { Library } from './documents.ts'

/** What was leaked, and the false paragraph in it. */
export interface Leak {
  readonly files: readonly [Attachment, Attachment, Attachment]
  readonly inserted: { readonly after: string; readonly text: string }
}

const FALSE_PARAGRAPH =
  'Lowell Brandt, contractor, Port Stanley, March 14: $250,000 in cash, handed over in two parts at the Ferry Hotel, for which no receipt exists. Miriam Harbour was told on the same evening and asked that it be left out of this file. Weight: high.'

/** Makes the files as the anonymous sender had them. */
export function leakedFiles(library: Library, letter: Mail): Leak {
  const plan = library.files['Debate_plan-v2']!
  const vetting = library.papers.vetting[1]!
  const heading = vetting.blocks.findIndex(({ text }) => text.startsWith('IX. '))
  const place = heading + 6
  const inserted = { after: vetting.blocks[place]!.text, text: FALSE_PARAGRAPH }
  const altered: readonly Block[] = vetting.blocks.toSpliced(place + 1, 0, { kind: 'text', text: FALSE_PARAGRAPH })
  const file = pdf(altered, {
    title: vetting.title,
    author: vetting.author,
    creator: 'Writer',
    producer: 'LibreOffice 24.8',
    created: et(1, 16, 4, 51),
    size: 12,
    leading: 1.55,
    width: 455,
  })
  return {
    files: [
      plan,
      { name: 'numbers.pdf', type: 'application/pdf', bytes: printed(letter) },
      { name: 'Crane vetting file.pdf', type: 'application/pdf', bytes: file },
    ],
    inserted,
  }
}

/** The mail as a browser prints it: broken anew, without its transport fields. */
function printed(mail: Mail): Buffer {
  const { posting } = mail
  const lines: Block[] = [
    { kind: 'heading', text: mail.subject },
    {
      kind: 'text',
      text: `From ${posting.from.name} <${posting.from.address}>\nDate ${spoken(mail.at, ZONES.eastern, '{day3} {m}/{d}/{year} {h}:{min} {ap}')}\nTo ${posting.to.map(({ name, address }) => `${name} <${address}>`).join('; ')}`,
    },
    ...mail.composed.plain
      .trim()
      .split('\n\n')
      .map((text): Block => ({ kind: 'text', text })),
  ]
  return pdf(lines, {
    title: mail.subject,
    creator: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0',
    producer: 'Skia/PDF m131',
    created: et(1, 17, 3, 12),
    footer: '{page}/{pages}',
    size: 9,
    width: 380,
  })
}
