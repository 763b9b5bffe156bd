/** Parts an mboxrd file into its messages, the store's own `From ` line and `>From ` quoting taken off; with a limit only the first ones. */
export function splitMboxrd(file: Buffer, atMost = Infinity): Buffer[] {
  const messages: Buffer[] = []
  let from = file.subarray(0, 5).toString('latin1') === 'From ' ? 0 : -1
  while (from >= 0 && messages.length < atMost) {
    const next = file.indexOf('\n\nFrom ', from)
    const line = file.indexOf('\n', from)
    if (line < 0) break
    messages.push(unquote(file.subarray(line + 1, next < 0 ? file.length : next + 1)))
    from = next < 0 ? -1 : next + 2
  }
  return messages
}

function unquote(message: Buffer): Buffer {
  if (message.indexOf('>From ') < 0) return message
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}
