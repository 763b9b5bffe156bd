import { random, type Digest, type Moment } from '#ground'
import type { Gist } from '#message'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { HabitCourses, type HabitCourse } from './habit-course.ts'

const ANNA = 'anna@example.org'
const strange = gistOfText(
  mail({
    day: TODAY,
    headers: { 'User-Agent': 'Roundcube' },
    body: 'Please sign in at https://a.test/x right away.\n',
  }),
)
const usual = history().map(text => gistOfText(text))

function courseOf(gists: readonly Gist[], ...marked: readonly Gist[]): HabitCourse {
  const courses = new HabitCourses(new Map([[ANNA, new Set<Digest>(marked.map(({ id }) => id))]]))
  for (const gist of gists) courses.add(gist)
  const [course, ...others] = courses.finish()
  assert(course !== undefined && others.length === 0)
  return course
}

const movedTo = (gist: Gist, at: number): Gist => ({ ...gist, at: at as Moment, messageId: `${at}@example.org` })
const lane = (course: HabitCourse, name: string) => course.lanes.find(each => each.name === name)

test('each value is counted, and the marked mail says what it shows that never was', () => {
  const course = courseOf([...usual, strange], strange)
  assert.deepEqual([course.account, course.mails, course.months, course.counts], [ANNA, 13, 1, [13]])
  assert.deepEqual(
    lane(course, 'program')?.values.map(({ value, mails }) => [value, mails]),
    [
      ['Thunderbird', 12],
      ['Roundcube', 1],
    ],
  )
  const [mark] = course.marks
  assert.equal(mark?.known, 12)
  assert.deepEqual(
    mark.shows.map(({ lane: name, value, before }) => `${name} ${value} ${before}`),
    [
      'program Roundcube 0',
      'handed-in ESMTPSA from 198.51.0.0/16 12',
      'zone 0 12',
      'hour 08–12 12',
      'links a.test 0',
      'asks sign-in 0',
      'asks urgency 0',
      'recipients berta@example.net 12',
    ],
  )
})

test('of two marked mails the first does not make the second usual', () => {
  const second = movedTo(strange, strange.at + 86_400_000)
  const marks = courseOf([...usual, strange, { ...second, id: 'second' as Digest }], strange, {
    ...second,
    id: 'second' as Digest,
  }).marks.map(({ known, shows }) => [known, shows.find(({ lane: name }) => name === 'program')?.before])
  assert.deepEqual(marks, [
    [12, 0],
    [12, 0],
  ])
})

test('mails of others, and those whose clock nobody knows, are nothing to it', () => {
  const other = gistOfText(mail({ day: 1, from: 'Carla <carla@example.net>' }))
  assert.equal(courseOf([...usual, other, { ...strange, clock: 'none' }]).mails, 12)
})

test('a further copy counts no mail, and tells what the first could not', () => {
  const sent = mail({ day: 0, headers: { Received: undefined, 'X-First-Received': undefined } })
  const course = courseOf([gistOfText(sent), gistOfText(mail({ day: 0 }), 'berta')])
  assert.equal(course.mails, 1)
  assert.deepEqual(
    lane(course, 'handed-in')?.values.map(({ mails }) => mails),
    [1],
  )
  assert.deepEqual(
    lane(course, 'program')?.values.map(({ mails }) => mails),
    [1],
  )
})

test('a copy that came in the next month stands in the month of the first', () => {
  const [last, first] = [Date.UTC(2024, 0, 31, 23), Date.UTC(2024, 1, 1, 1)].map(at => at as Moment) as [Moment, Moment]
  const sent = gistOfText(mail({ day: 0, headers: { Received: undefined, 'X-First-Received': undefined } }))
  const course = courseOf([
    { ...sent, at: last },
    { ...gistOfText(mail({ day: 0 }), 'berta'), at: first },
  ])
  assert.deepEqual([course.counts, lane(course, 'handed-in')?.values[0]?.counts], [[1], [1]])
})

test('hours are told by the clock that the account mostly uses', () => {
  const eastern = Array.from({ length: 4 }, (_, day) =>
    gistOfText(mail({ day, date: `${4 + day} Mar 2024 04:30:00 -0500` })),
  )
  assert.deepEqual(
    lane(courseOf(eastern), 'hour')?.values.map(({ value }) => value),
    ['04–08'],
  )
})

test('a silence of two months is told, a shorter one is not', () => {
  const at = (day: number) => Date.UTC(2024, 0, 1 + day)
  const course = courseOf([0, 50, 115, 116].map((day, place) => movedTo(usual[place]!, at(day))))
  assert.deepEqual(course.silences, [{ from: at(50), to: at(115) }])
  assert.deepEqual(course.counts, [1, 1, 0, 2])
})

test('twenty years are put into at most 48 steps, and every mail stands in one', () => {
  const gists = Array.from({ length: 240 }, (_, month) => movedTo(usual[0]!, Date.UTC(2004, month, 2)))
  const course = courseOf(gists, gists[239]!)
  assert.deepEqual([course.months, course.counts.length], [6, 40])
  assert(course.counts.every(count => count === 6))
})

test('what was put together with others was seen all the same: it is not new', () => {
  const start = Date.UTC(2020, 0, 1)
  const gists = Array.from({ length: 400 }, (_, number): Gist => ({
    ...movedTo(usual[0]!, start + number * 86_400_000),
    to: [`reader-${number}@example.net`],
  }))
  const marked = { ...movedTo(usual[0]!, start + 500 * 86_400_000), id: 'marked' as Digest, to: gists[3]!.to }
  const [mark] = courseOf([...gists, marked], marked).marks
  assert.deepEqual(
    mark?.shows.filter(({ lane: name }) => name === 'recipients'),
    [
      {
        ...{ lane: 'recipients', value: 'reader-3@example.net', before: 1, questioned: 0 },
        first: { at: gists[3]!.at, known: 3 },
      },
    ],
  )
})

test('law: whatever is written, the course stays small, its sums are whole, and a marked value is never put aside', () => {
  const dice = random('course')
  for (let round = 0; round < 5; round++) {
    const gists = Array.from({ length: 400 }, (_, number): Gist => ({
      ...movedTo(usual[0]!, Date.UTC(2010, 0, 1) + number * 20 * 86_400_000),
      to: [`reader-${dice.below(number + 1)}@example.net`, `only-${number}@example.net`],
    }))
    const marked = { ...gists[7]!, id: 'marked' as Digest }
    const course = courseOf([...gists.slice(0, 7), marked, ...gists.slice(8)], marked)
    const recipients = lane(course, 'recipients')
    assert(recipients !== undefined && recipients.values.length <= 6 && course.counts.length <= 48)
    const all = [...recipients.values, recipients.others]
    assert.equal(
      all.reduce((sum, { mails }) => sum + mails, 0),
      800,
    )
    for (const { mails, counts } of all)
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        mails,
      )
    assert(recipients.values.some(({ value }) => value === 'only-7@example.net'))
  }
})
