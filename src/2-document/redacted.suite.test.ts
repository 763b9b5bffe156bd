import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import { extract } from 'tar-stream'

import { readDocument } from './read-document.ts'

const material = new URL('../../../shared/data/documents/redacted-pdfs.tar.zst', import.meta.url)

/** Files of the suite with covered text, and how many pieces; all others have none. */
const COVERED: Readonly<Record<string, number>> = {
  'bad_cross_hatched_redactions.pdf': 16,
  'rectangles_yes.pdf': 3,
  'rectangles_yes_2.pdf': 1,
  // The suite's own program drops these two because the covered words are harmless: a label, and dates.
  'ok_words.pdf': 1,
  'no_bad_redactions.8.1.pdf': 8,
}

test(
  'good and bad redactions of real papers',
  { skip: existsSync(material) ? false : 'skipped, no data' },
  async () => {
    const tar = extract()
    tar.end(zstdDecompressSync(readFileSync(material)))
    for await (const member of tar) {
      const chunks: Buffer[] = []
      for await (const chunk of member) chunks.push(chunk as Buffer)
      const name = member.header.name.split('/').at(-1)!
      if (!name.endsWith('.pdf')) continue
      const { marks } = await readDocument(Buffer.concat(chunks))
      const covered = marks.filter(({ kind }) => kind === 'failed-redaction').length
      assert.equal(covered, COVERED[name] ?? 0, name)
    }
  },
)
