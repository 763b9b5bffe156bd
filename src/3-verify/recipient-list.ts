/** The entries of an address list as they are written, parted at the commas between them (RFC 5322 §3.4). */
export function splitRecipients(list: string): readonly string[] {
  const entries: string[] = []
  let from = 0
  let quoted = false
  let depth = 0
  for (let at = 0; at < list.length; at++) {
    const character = list[at]
    if (character === '\\') at++
    else if (character === '"' && depth === 0) quoted = !quoted
    else if (!quoted && character === '(') depth++
    else if (!quoted && character === ')') depth--
    else if (character === ',' && !quoted && depth === 0) {
      entries.push(list.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...entries, list.slice(from).trim()].filter(entry => entry !== '')
}

/** The address of an entry in lower case. */
export function addressOf(entry: string): string {
  return (/<([^<>]{1,320})>/.exec(entry)?.[1] ?? entry).trim().toLowerCase()
}

/** The name of an entry without its quotes; '' where there is none. */
export function nameOf(entry: string): string {
  const found = /^(.*?)\s*<[^<>]*>$/.exec(entry)?.[1] ?? ''
  return found.replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1')
}

/** All orders of some things, the given one first; a generator, since there are many. */
export function* orders<Thing>(things: readonly Thing[]): Generator<readonly Thing[]> {
  if (things.length < 2) {
    yield things
    return
  }
  for (const [at, thing] of things.entries()) for (const rest of orders(things.toSpliced(at, 1))) yield [thing, ...rest]
}
