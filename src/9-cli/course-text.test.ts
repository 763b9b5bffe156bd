import { digest, type Moment } from '#ground'
import type { CourseMark, HabitCourse } from '#finding'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { courseHeading, courseText } from './course-text.ts'
import { freshIn, laneValue, seenBefore, silencesText, span, stepName } from './course-words.ts'

const at = (month: number, day = 1) => Date.UTC(2024, month, day) as Moment
const mark: CourseMark = {
  sha256: digest('a'),
  at: at(2, 5),
  step: 2,
  known: 9,
  shows: [
    { lane: 'program', value: 'Roundcube', before: 0, first: undefined, questioned: 0 },
    { lane: 'zone', value: '-300', before: 9, first: { at: at(0), known: 0 }, questioned: 0 },
  ],
}
const course: HabitCourse = {
  account: 'anna@example.org',
  mails: 10,
  from: at(0),
  months: 1,
  counts: [8, 0, 1, 1],
  silences: [{ from: at(0, 9), to: at(2, 5) }],
  lanes: [
    {
      name: 'program',
      values: [
        { value: 'Apple Mail', mails: 9, counts: [8, 0, 0, 1] },
        { value: 'Roundcube', mails: 1, counts: [0, 0, 1, 0] },
      ],
      others: { values: 0, mails: 0, counts: [0, 0, 0, 0] },
    },
    {
      name: 'zone',
      values: [{ value: '-300', mails: 10, counts: [8, 0, 1, 1] }],
      others: { values: 0, mails: 0, counts: [0, 0, 0, 0] },
    },
  ],
  marks: [mark],
}

test('a terminal shows the lanes in which the mail is new, with its mark in its month', () => {
  assert.deepEqual(
    courseText(course, mark, 80).map(line => line.trim()),
    [
      'All its mail                  █·▁▁  10',
      'The program that wrote it',
      'Apple Mail                  █··▁  9',
      'Roundcube                   ··▲·  never before',
    ],
  )
  assert.equal(courseHeading(course), 'How this account wrote, 2024-01 to 2024-04, one sign a month (▲ this mail)')
})

test('a narrow terminal and a mail that shows nothing new have no picture', () => {
  assert.deepEqual(courseText(course, mark, 48), [])
  assert(courseText(course, mark, 49).every(line => line.length <= 49))
  assert.deepEqual(courseText(course, { ...mark, shows: mark.shows.slice(1) }, 80), [])
})

test('the first mail of an account is new in nothing', () => {
  assert.deepEqual(courseText(course, { ...mark, known: 0 }, 80), [])
})

test('a silence is told with its days', () => {
  assert.deepEqual(silencesText(course), ['Silent for 56 days, from 2024-01-09 to 2024-03-05.'])
})

const seen = [
  { name: 'what no mail showed was never before', before: 0, questioned: 0, isFresh: true, says: 'never before' },
  {
    name: 'what only mails in question showed is new, and they are named',
    before: 0,
    questioned: 2,
    isFresh: true,
    says: 'only in 2 strange mails before',
  },
  {
    name: 'what began nine days before is new, with its day: strange mails of those days are not learnt either',
    before: 3,
    first: { at: at(1, 25), known: 6 },
    questioned: 0,
    isFresh: true,
    says: 'first on 2024-02-25',
  },
  {
    name: 'what began with the account itself is not new, however young the account',
    before: 3,
    first: { at: at(1, 25), known: 0 },
    questioned: 0,
    isFresh: false,
    says: 'in 3 of 9 mails before',
  },
  {
    name: 'what is older is not new',
    before: 3,
    first: { at: at(0), known: 6 },
    questioned: 0,
    isFresh: false,
    says: 'in 3 of 9 mails before',
  },
]

for (const { name, isFresh, says, first, ...earlier } of seen)
  test(name, () => {
    const shown = { lane: 'program' as const, value: 'Roundcube', first, ...earlier }
    const one = { ...mark, shows: [shown] }
    assert.deepEqual([freshIn(one).length > 0, seenBefore(shown, one)], [isFresh, says])
  })

test('with four mails known nothing is called new', () => assert.deepEqual(freshIn({ ...mark, known: 4 }), []))

test('a foreign value cannot move the cursor, and a long one is cut', () => {
  const lanes = course.lanes.map(lane => ({
    ...lane,
    values: lane.values.map(value => ({ ...value, value: `${value.value}\u001b[2J${'x'.repeat(90)}` })),
  }))
  const shows = [
    { lane: 'program' as const, value: lanes[0]!.values[1]!.value, before: 0, first: undefined, questioned: 0 },
  ]
  const lines = courseText({ ...course, lanes }, { ...mark, shows }, 80)
  assert.equal(lines.length, 4)
  assert(lines.every(line => line.length <= 80 && !line.includes('\u001b')))
})

const values = [
  { lane: 'zone', value: '-300', reads: 'UTC−5' },
  { lane: 'zone', value: '330', reads: 'UTC+5:30' },
  { lane: 'zone', value: '0', reads: 'UTC+0' },
  { lane: 'zone', value: 'none', reads: 'no zone given' },
  { lane: 'hour', value: '08–12', reads: '08–12 h' },
  { lane: 'asks', value: 'money', reads: 'money' },
  { lane: 'asks', value: 'constructor', reads: 'constructor' },
  { lane: 'program', value: 'an unnamed client (h32@from)', reads: 'a program that gives no name' },
  { lane: 'links', value: 'a.test', reads: 'a.test' },
] as const

for (const { lane, value, reads } of values)
  test(`${lane} ${value} reads ${reads}`, () => assert.equal(laneValue(lane, value), reads))

test('steps of several months and years are named', () => {
  assert.deepEqual(
    [stepName({ ...course, months: 3 }), span({ ...course, months: 3 })],
    ['3 months', '2024-01 to 2024-12'],
  )
  assert.equal(stepName({ ...course, months: 24 }), '2 years')
})
