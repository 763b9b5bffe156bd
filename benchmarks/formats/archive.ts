import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { extract } from 'tar-stream'

/** All files of a packed folder (`.tar.zst`) by their path in it. For material of some megabytes: it is held in memory. */
export async function readArchive(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const tar = extract()
  tar.end(zstdDecompressSync(readFileSync(path)))
  for await (const member of tar) {
    const chunks: Buffer[] = []
    for await (const chunk of member) chunks.push(chunk as Buffer)
    if (member.header.type === 'file') files.set(member.header.name.replace(/^\.\//, ''), Buffer.concat(chunks))
  }
  return files
}
