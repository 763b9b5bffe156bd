/**
 * Each `NNN-name.eml` here is read and compared with `NNN-name.json`, the whole Message without the item's bytes. After a
 * change that is meant, `UPDATE_GOLDEN=1 npm run unit` writes the JSON anew, and the difference is what a review reads.
 */
import assert from 'node:assert/strict'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { digest } from '#ground'
import { partBytes, placesIn, readMessage, type Message } from '#message'

const folder = import.meta.dirname
const names = globSync('*.eml', { cwd: folder }).sort()

function read(name: string): Message {
  const bytes = readFileSync(join(folder, name))
  const where = { source: digest(bytes), path: [name] }
  return readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: 'samples', folder: '' })
}

/** The message as text for people: without the bytes, each span on one line. */
function golden(message: Message): string {
  const json = JSON.stringify(message, (key, value: unknown) => (key === 'bytes' ? undefined : value), 2)
  return `${json.replace(/\{\s+"from": (-?\d+),\s+"to": (-?\d+)\s+\}/g, '{ "from": $1, "to": $2 }')}\n`
}

test('there are samples', () => assert(names.length >= 50))

for (const name of names)
  test(`${name} is read as it was`, () => {
    const file = join(folder, name.replace(/eml$/, 'json'))
    const now = golden(read(name))
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, now)
    assert.equal(now, readFileSync(file, 'utf8'))
  })

test('fields, cut out by their spans, put the header section together again', () => {
  for (const name of names) {
    const message = read(name)
    const passedOver = message.troubles.some(({ code }) => code === 'header-line-unread' || code === 'mbox-line-inside')
    for (const part of message.parts) {
      const source = part.base === undefined ? message.item.bytes : partBytes(message, message.parts[part.base]!)
      const fields = part.headers.map(({ span }) => source.subarray(span.from, span.to))
      const section = source.subarray(part.headerSpan.from, part.headerSpan.to)
      if (!passedOver) assert.deepEqual(Buffer.concat(fields), Buffer.from(section), `${name} part ${part.index}`)
    }
  }
})

test('a body, decoded again from its span, has the same digest', () => {
  for (const name of names) {
    const message = read(name)
    for (const part of message.parts) {
      if (part.sha256 === undefined) continue
      const bytes = partBytes(message, part)
      assert.deepEqual([bytes.length, digest(bytes)], [part.size, part.sha256], `${name} part ${part.index}`)
    }
  }
})

test('every link has a place in the bytes of the mail', () => {
  let links = 0
  for (const name of names) {
    const message = read(name)
    for (const { part, characters } of message.links) {
      const place = placesIn(message, part)(characters)
      assert(place !== undefined && place.from < place.to && place.to <= message.item.bytes.length, name)
      links++
    }
  }
  assert(links > 15)
})
