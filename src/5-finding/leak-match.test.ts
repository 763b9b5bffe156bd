import assert from 'node:assert/strict'
import { test } from 'node:test'

import { random } from '#ground'

import { matchLeak, type LeakVerdict, type VersionKind } from './leak-match.ts'

const WORDS =
  'harbour bond invoice ferry council winter pledge reserve minutes warden lantern copper quarry ledger bridge signal'.split(
    ' ',
  )

/** A made text of so many sentences, the same for the same name. */
function made(name: string, sentences: number): string {
  const chance = random(name)
  return Array.from({ length: sentences }, (_, number) => {
    const words = Array.from({ length: 9 }, () => `${chance.pick(WORDS)}${chance.pick(['s', 'ed', 'ing', ''])}`)
    return `Sentence ${number + 1}: the ${words.join(' ')}.`
  }).join('\n')
}

const memo = made('memo', 12)
const second = memo.replace('Sentence 3', 'Sentence three, rewritten by somebody else after the meeting')
const other = made('other', 12)
/** A slip that a program writes: little of it is rare, and its one name stands there five times. */
const form = (name: string) =>
  `Signed off: Ann Other\n manual/${name}.3 | 1 +\n new page manual/${name}.3\n compare a/manual/${name}.3 b/manual/${name}.3\n link to types, section seven\n++ b/manual/${name}.3\n`
const nobody = () => new Uint32Array(4096).fill(1)
const holders = (prints: Uint32Array) => nobody().subarray(0, prints.length)

interface Row {
  readonly name: string
  readonly leaked: string
  readonly isRecognised?: boolean
  readonly held: readonly string[]
  readonly subject?: string
  readonly same?: readonly number[]
  readonly verdict: LeakVerdict
  readonly versions: readonly (readonly [number, VersionKind])[]
  readonly changes?: readonly { state: string; leaked: string; held: string }[]
}

const rows: readonly Row[] = [
  {
    name: 'the same words in other lines are the same text',
    leaked: memo.replaceAll('\n', ' '),
    held: [other, memo],
    verdict: 'corroborated',
    versions: [[1, 'same-text']],
    changes: [],
  },
  {
    name: 'the same bytes are exact, whatever else is alike',
    leaked: memo,
    held: [memo, memo],
    same: [1],
    verdict: 'verified',
    versions: [[1, 'exact']],
    changes: [],
  },
  {
    name: 'two held files of one text are a tie',
    leaked: memo.replaceAll('\n', '  '),
    held: [memo, other, `${memo}\n`],
    verdict: 'corroborated',
    versions: [
      [0, 'same-text'],
      [2, 'same-text'],
    ],
  },
  {
    name: 'of two versions the one with the leaked wording is named alone',
    leaked: second.replaceAll('\n', ' '),
    held: [memo, second],
    verdict: 'corroborated',
    versions: [[1, 'same-text']],
  },
  {
    name: 'a form that says another name is not the held one, though each place looks like an error of reading',
    leaked: form('intvalue'),
    held: [form('uintvalue'), memo],
    verdict: 'undetermined',
    versions: [],
  },
  {
    name: 'a passage of it is an excerpt and not altered',
    leaked: memo.split('\n').slice(3, 8).join('\n'),
    held: [other, memo],
    verdict: 'corroborated',
    versions: [[1, 'excerpt']],
  },
  {
    name: 'an inserted sentence is altered, and shown with its full stop',
    leaked: memo.replace('\nSentence 6', '\nThe money was handed over in a bag of $5,000.\nSentence 6'),
    held: [memo],
    verdict: 'altered',
    versions: [[0, 'edited']],
    changes: [{ state: 'inserted', leaked: 'The money was handed over in a bag of $5,000.', held: '' }],
  },
  {
    name: 'a sentence left out in the middle is altered, never called an excerpt',
    leaked: memo
      .split('\n')
      .filter((_, index) => index !== 5)
      .join('\n'),
    held: [memo],
    verdict: 'altered',
    versions: [[0, 'edited']],
    changes: [{ state: 'removed', leaked: '', held: memo.split('\n')[5]! }],
  },
  {
    name: 'a sentence that a scan does not show makes it a part and not altered, and is shown',
    leaked: memo
      .split('\n')
      .filter((_, index) => index !== 5)
      .join('\n'),
    isRecognised: true,
    held: [memo],
    verdict: 'consistent',
    versions: [[0, 'excerpt']],
    changes: [{ state: 'removed', leaked: '', held: memo.split('\n')[5]! }],
  },
  {
    name: 'a sentence that only the scan has is altered all the same',
    leaked: memo.replace('\nSentence 6', '\nThe money was handed over in a bag of $5,000.\nSentence 6'),
    isRecognised: true,
    held: [memo],
    verdict: 'altered',
    versions: [[0, 'edited']],
  },
  {
    name: 'the words of a mail without its subject are the whole text',
    leaked: memo.replaceAll('\n', ' '),
    held: [`Re: the harbour bond\n${memo}`],
    subject: 'Re: the  harbour bond',
    verdict: 'corroborated',
    versions: [[0, 'same-text']],
    changes: [],
  },
  {
    name: 'one changed figure is altered',
    leaked: memo.replace('Sentence 7', 'Sentence 9'),
    held: [memo],
    verdict: 'altered',
    versions: [[0, 'edited']],
  },
  {
    name: 'page numbers on lines of their own change nothing',
    leaked: memo.replace('\nSentence 6', '\nPage 1 of 2\nSentence 6'),
    held: [memo],
    verdict: 'corroborated',
    versions: [[0, 'same-text']],
    changes: [],
  },
  {
    name: 'day, title and address that a browser prints around one page change nothing',
    leaked: `11/3/25, 9:00 AM   ${memo.split('\n')[0]!.slice(0, 30)}\n${memo}\nhttps://mail.team.example/print?id=7 1/1`,
    held: [memo],
    verdict: 'corroborated',
    versions: [[0, 'same-text']],
    changes: [],
  },
  {
    name: 'a sentence slipped in over the text is no edge of a page, even with a day and a time',
    leaked: `11/3/25, 9:00 AM The money changed hands\n${memo}`,
    held: [memo],
    verdict: 'altered',
    versions: [[0, 'edited']],
    changes: [{ state: 'inserted', leaked: '11/3/25, 9:00 AM The money changed hands', held: '' }],
  },
  {
    name: 'a text that shares nothing matches nothing',
    leaked: made('third', 12).replaceAll('Sentence', 'Paragraph'),
    held: [memo, other],
    verdict: 'undetermined',
    versions: [],
  },
  { name: 'an empty text matches nothing', leaked: '', held: [memo], verdict: 'undetermined', versions: [] },
  {
    name: 'a file without text is known by its bytes alone',
    leaked: '',
    held: [''],
    same: [0],
    verdict: 'verified',
    versions: [[0, 'exact']],
    changes: [],
  },
]

for (const { name, leaked, isRecognised = false, held, subject, same = [], verdict, versions, changes } of rows)
  test(name, () => {
    const match = matchLeak(
      { text: leaked, isRecognised },
      held.map((text, number) => ({ number, text, ...(subject === undefined ? {} : { subject }) })),
      same,
      holders,
    )
    assert.deepEqual(
      { verdict: match.verdict, versions: match.versions.map(({ number, version }) => [number, version]) },
      { verdict, versions },
    )
    if (changes !== undefined)
      assert.deepEqual(
        match.passages.filter(({ state }) => state !== 'same'),
        changes,
      )
  })

test('a form with another name says which held document it was written like; a text that shares little says nothing', () => {
  const held = [form('uintvalue'), memo].map((text, number) => ({ number, text }))
  const { resembles } = matchLeak({ text: form('intvalue') }, held, [], holders)
  assert.equal(resembles?.number, 0)
  assert(resembles.containment > 0.9)
  assert.equal(matchLeak({ text: made('third', 12) }, held, [], holders).resembles, undefined)
})

test('whatever is changed, the leaked side of the passages gives the whole leaked text', () => {
  const chance = random('passages')
  for (let round = 0; round < 60; round++) {
    const lines = memo.split('\n')
    for (let change = chance.below(4); change > 0; change--)
      lines.splice(
        chance.below(lines.length),
        chance.below(2),
        ...(chance.chance(0.5) ? [made(`new ${round}`, 1)] : []),
      )
    const leaked = lines.join(chance.pick(['\n', ' ', '\n\n']))
    const { passages } = matchLeak({ text: leaked }, [{ number: 0, text: memo }], [], holders)
    const words = (text: string) => text.replace(/\s+/g, ' ').trim()
    assert.equal(
      words(
        passages
          .map(passage => passage.leaked)
          .filter(text => text !== '')
          .join(' '),
      ),
      words(leaked),
    )
  }
})

test('a bad scan is consistent and not altered, and is never called verified', () => {
  const chance = random('scan')
  for (let round = 0; round < 20; round++) {
    const leaked = Array.from(memo, sign =>
      /[a-z]/.test(sign) && chance.chance(0.03) ? chance.pick(['', 'x', `${sign}l`]) : sign,
    ).join('')
    const { verdict, versions } = matchLeak(
      { text: leaked },
      [memo, other].map((text, number) => ({ number, text })),
      [],
      holders,
    )
    assert.deepEqual([verdict, versions[0]?.number], ['consistent', 0])
  }
})
