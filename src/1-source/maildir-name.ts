/** The name of a folder of a Maildir from its steps: Maildir++ writes `.Work.Projects` for Work/Projects. */
export function maildirFolder(steps: readonly string[]): string {
  return steps
    .flatMap(step => (step.startsWith('.') ? step.slice(1).split('.') : [step]))
    .map(decoded)
    .join('/')
}

/** RFC 3501 §5.1.3: names of mailboxes are written in a modified UTF-7; `&` begins what is Base64 of UTF-16. */
function decoded(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]{0,400})-/g, (whole, packed: string) => {
    if (packed === '') return '&'
    const bytes = Buffer.from(packed.replaceAll(',', '/'), 'base64')
    return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : whole
  })
}
