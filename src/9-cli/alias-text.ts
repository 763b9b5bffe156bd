import { aliasPersons, type AliasPerson, type AliasProposal, type AliasVerdict } from '#finding'

import { counted, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** How each verdict reads above its pairs. */
const HEADINGS: Readonly<Record<AliasVerdict, string>> = {
  likely: 'Likely one person',
  possible: 'Perhaps one person: ask them',
  'rather-not': 'Rather not one person, though they write under one name',
  'too-thin': 'One name, and too little mail to say more. Do not take it for theirs before you have asked them',
}

/** Pairs that are printed of each kind, and persons that the note under findings names. */
const PRINTED = { pairs: 12, persons: 3 }

/** All proposals for a person, with their reasons, and at the end the lines that the roster takes. */
export function aliasText(proposals: readonly AliasProposal[], terminal: Terminal): string {
  const { strong, faint } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  if (proposals.length === 0) return `${strong('No two addresses here write under one name.')}\n`
  const persons = aliasPersons(proposals)
  const groups = (['likely', 'possible', 'rather-not', 'too-thin'] as const).flatMap(verdict => {
    const pairs = proposals.filter(each => each.verdict === verdict)
    if (pairs.length === 0) return []
    return [
      [
        strong(wrapped(HEADINGS[verdict], width, '')),
        ...pairs.slice(0, PRINTED.pairs).map(pair => pairText(pair, width)),
        ...(pairs.length > PRINTED.pairs
          ? [faint(`  and ${counted(pairs.length - PRINTED.pairs, 'more pair')} (all of them with --json)`)]
          : []),
      ].join('\n'),
    ]
  })
  const roster =
    persons.length === 0
      ? []
      : [
          `${strong('For the roster')}\n${wrapped('Nothing is done with any of this before you say so. Take the lines that you know to be right, and put them into your roster.', width, '')}\n${rosterText(persons)}`,
        ]
  return `${[...groups, ...roster].join('\n\n').trimEnd()}\n`
}

function pairText({ name, addresses, mails, speaksFor, speaksAgainst }: AliasProposal, width: number): string {
  const reasons = [...speaksFor.map(says => `+ ${says}`), ...speaksAgainst.map(says => `- ${says}`)]
  return [
    wrapped(
      safe(
        `${name}: ${addresses.map((address, index) => `${address} (${counted(mails[index] ?? 0, 'mail')})`).join(' and ')}`,
      ),
      width,
      '  ',
    ),
    ...reasons.map(says => wrapped(safe(says), width, '      ')),
  ].join('\n')
}

/** A roster of likely persons as CSV, in the form that --roster reads. */
export function rosterText(persons: readonly AliasPerson[]): string {
  return rosterLines(persons)
    .map(line => `${line}\n`)
    .join('')
}

/** The same line by line. */
export function rosterLines(persons: readonly AliasPerson[]): string[] {
  const rows = persons.map(({ name, addresses, person }) => [
    person?.name ?? name,
    person?.role ?? '',
    person?.status ?? '',
    addresses.join(' '),
  ])
  return [['name', 'role', 'status', 'addresses'], ...rows].map(row => row.map(cell).join(','))
}

/** One cell (RFC 4180). A name is foreign text: a table program must not take it for a formula. */
function cell(text: string): string {
  const plain = safe(text)
    .replace(/^[\s=+@-]+/, '')
    .trim()
  return /[",;\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** A short note under findings; nothing where there is nothing to propose. */
export function aliasNote(proposals: readonly AliasProposal[], terminal: Terminal): string {
  const persons = aliasPersons(proposals)
  if (persons.length === 0) return ''
  const width = Math.min(100, terminal.columns ?? 100)
  const lines = persons
    .slice(0, PRINTED.persons)
    .map(({ name, addresses }) => wrapped(safe(`${name}: ${addresses.join(', ')}`), width, '  '))
  const more =
    persons.length > PRINTED.persons
      ? [`  and ${counted(persons.length - PRINTED.persons, 'more person', 'more people')}`]
      : []
  return [
    paintFor(terminal).strong('Addresses that are likely of one person'),
    ...lines,
    ...more,
    wrapped(
      'Nothing was done with this. If you know that it is so, say it in the roster (--roster). Of a case, turncoat aliases gives the reasons and lines to paste.',
      width,
      '  ',
    ),
    '',
  ].join('\n')
}
