/** The documents of the story in all their versions. */
import type { Moment } from '#ground'
import { random as startRandom } from '#ground'
import { DOCX, docx } from '../../document/docx.ts'
import type { Paper } from '../../document/paper.ts'
import { pdf } from '../../document/pdf.ts'
import { XLSX, xlsx } from '../../document/sheet.ts'
import { spoken, ZONES } from '../../mail/calendar.ts'
import type { Attachment } from '../../mail/letter.ts'
import { type Edition, editionsOf } from '../papers.ts'
import { et } from '../script.ts'

/** A document's versions, as papers and as the files that went out. */
export interface Library {
  readonly papers: Readonly<Record<'memo' | 'vetting' | 'plan' | 'letter', readonly Paper[]>>
  readonly files: Readonly<Record<string, Attachment>>
}

function edition(number: number, saved: Moment, editor: string, rewritten = 0.12): Edition {
  const date = spoken(saved, ZONES.eastern, '{d} {month} {year}')
  return {
    saved,
    editor,
    label: `Draft ${number}, ${date}. Not for circulation.`,
    rewritten,
    added: 0.07,
    dropped: 0.03,
  }
}

function word(name: string, paper: Paper): Attachment {
  return { name, type: DOCX, bytes: docx(paper) }
}

/** Makes all documents. */
export function library(): Library {
  const papers = {
    memo: editionsOf('memo', [
      edition(1, et(4, 8, 15, 2), 'Priya Raman'),
      edition(2, et(5, 20, 11, 40), 'Priya Raman'),
      edition(3, et(7, 10, 17, 15), 'Daniel Okafor', 0.2),
      edition(4, et(10, 2, 16, 30), 'Priya Raman'),
      edition(5, et(11, 18, 14, 5), 'Priya Raman', 0.06),
    ]),
    vetting: editionsOf('vetting', [
      edition(1, et(9, 22, 18, 20), 'Priya Raman'),
      edition(2, et(11, 12, 19, 10), 'Priya Raman'),
      edition(3, et(1, 8, 17, 55), 'Priya Raman'),
    ]),
    plan: editionsOf('plan', [
      edition(1, et(10, 28, 10, 12), 'Tomás Villanueva'),
      edition(2, et(11, 24, 9, 48), 'Tomás Villanueva', 0.25),
      edition(3, et(1, 6, 12, 31), 'Tomás Villanueva', 0.25),
    ]),
    letter: editionsOf('letter', [edition(1, et(1, 12, 11, 20), 'Hana Kobayashi')]),
  }
  const numbered = (stem: string, all: readonly Paper[]) =>
    all.map((paper, index) => [`${stem}-v${index + 1}`, word(`${stem}_v${index + 1}.docx`, paper)] as const)
  const last = papers.memo[4]!
  const final = pdf(last.blocks, {
    title: last.title,
    author: last.author,
    creator: 'Microsoft Word for Microsoft 365',
    producer: 'Microsoft Word for Microsoft 365',
    created: et(11, 18, 14, 20),
    footer: '{page}',
    size: 12,
    leading: 1.6,
  })
  const files: Record<string, Attachment> = Object.fromEntries([
    ...numbered('Harbor_bond_memo', papers.memo),
    ...numbered('Crane_vetting_file', papers.vetting),
    ...numbered('Debate_plan', papers.plan),
    ...numbered('Letter_finance_committee', papers.letter),
  ])
  files['memo-final'] = { name: 'Harbor bond memo FINAL.pdf', type: 'application/pdf', bytes: final }
  files['budget-1'] = budget('Budget 2025-26 v1.xlsx', et(6, 3, 10))
  files['budget-2'] = budget('Budget 2025-26 v2.xlsx', et(10, 15, 9))
  return { papers, files }
}

function budget(name: string, saved: Moment): Attachment {
  const random = startRandom(name)
  const lines = [
    'Payroll',
    'Field',
    'Television',
    'Radio',
    'Mail',
    'Digital',
    'Travel',
    'Events',
    'Rent',
    'Data',
    'Polling',
    'Legal',
    'Research',
    'Insurance',
    'Reserve',
  ]
  const months = ['Q1', 'Q2', 'Q3', 'Q4']
  const table = [['Line', ...months], ...lines.map(line => [line, ...months.map(() => 500 * (4 + random.below(180)))])]
  return { name, type: XLSX, bytes: xlsx('Budget', table, 'Ingrid Sørensen', saved) }
}
