import iconv from 'iconv-lite'
import { type Leaf, without } from '../leaf-edit.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'

/** A gateway wrote a text in another charset, UTF-8 mostly, and changed its label where that stands in the body. */
export const charset: Repair = {
  name: 'charset',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const leaf of damaged.leaves()) {
      if (!leaf.text.some(byte => byte > 127)) continue
      const now = isUtf8(leaf.text) ? ['utf-8'] : [known(leaf.part.charset), 'windows-1252', 'iso-8859-1']
      for (const from of new Set(now)) for (const to of CHARSETS) yield* recoded(damaged, leaf, from, to)
    }
  },
}

/** Charsets of mail in Europe, Asia and America, the frequent ones first. */
const CHARSETS = [
  'utf-8',
  'iso-8859-1',
  'windows-1252',
  'iso-8859-15',
  'us-ascii',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'gb2312',
  'gbk',
  'gb18030',
  'big5',
  'iso-2022-jp',
  'shift_jis',
  'euc-kr',
  'iso-8859-9',
  'windows-1254',
  'windows-1256',
]

function* recoded(damaged: DamagedBody, leaf: Leaf, from: string, to: string): Generator<Undone> {
  if (from === to || !iconv.encodingExists(to)) return
  const text = iconv.decode(leaf.text, from)
  const bytes = iconv.encode(text, to)
  if (iconv.decode(bytes, to) !== text || bytes.equals(leaf.text)) return
  const says = `Turned a text from ${from} back into ${to}.`
  for (const body of leaf.put(bytes)) {
    yield { body, says, span: leaf.part.content }
    yield* labelled(damaged, leaf, body, to).map(labelledBody => ({
      body: labelledBody,
      says,
      span: leaf.part.content,
    }))
  }
}

/** The body with the charset's name put into the part's header, in the letter-cases in use. */
function labelled({ body: before }: DamagedBody, { part }: Leaf, body: Buffer, to: string): Buffer[] {
  const { from, to: end } = part.header
  const header = before.toString('latin1', from, end)
  const found = /charset\s*=\s*"?([A-Za-z0-9_.:+-]{1,40})/i.exec(header)
  if (found === null) return []
  const at = from + found.index + found[0].length - found[1]!.length
  const upper = to.toUpperCase()
  return [to, upper].map(name => without(body, at, at + found[1]!.length, name))
}

const known = (name: string | undefined) => (name !== undefined && iconv.encodingExists(name) ? name : 'windows-1252')

function isUtf8(text: Buffer): boolean {
  return !text.toString('utf8').includes('\ufffd')
}
