import type { FieldRepair } from '../field-repair.ts'
import { indexesOf, parted } from '../field-repair.ts'

/** A list or gateway put a mark into the subject, `[list]` or `[EXTERNAL]`, or made another of its `Re:`. */
export const subjectMark: FieldRepair = {
  name: 'subject-mark',
  cost: 1,
  *undo({ fields, signed }) {
    if (!signed.includes('subject')) return
    for (const at of indexesOf(fields, 'subject')) {
      const { name, value } = parted(fields[at]!.text)
      for (const subject of new Set(subjects(value)))
        if (subject !== value)
          yield { at, text: `${name} ${subject}`, says: `Made the subject "${subject.slice(0, 60)}" again.` }
    }
  },
}

const MARK =
  /^((?:(?:Re|Fwd?|AW|WG|SV|VS|RV|Antw)(?:\[\d{1,3}\])?:\s{0,9}){0,9})(?:\[[^\]]{1,40}\]|\([^)]{1,40}\)|EXT(?:ERNAL)?:|EXTERN:|\*{1,5}SPAM\*{1,5})\s*/i
const REPLY = /^(?:(?:Re|AW|SV|VS|Antw)(?:\[\d{1,3}\])?:\s{0,9}){1,9}/i

function* subjects(value: string): Generator<string> {
  const bare = value.replace(MARK, '$1')
  const twice = bare.replace(MARK, '$1')
  for (const one of [bare, twice]) {
    yield one
    const topic = one.replace(REPLY, '')
    yield topic
    for (const reply of ['Re: ', 'RE: ', 'AW: ', 'Aw: ', 'SV: ', 'VS: ', 'Antw: ', 'Re: Re: ', 'Fwd: ', 'FW: ', 'Fw: '])
      yield reply + topic
  }
  // Some lists put the mark before the first encoded word and space between.
  yield value.replace(/^\[[^\]]{1,40}\](?==\?)/, '')
  yield bare.replace(/\?=\s+=\?/g, '?==?')
}
