/** What a command may use of the terminal it runs in. Handed in by the roof; tests hand in their own. */
export interface Terminal {
  /** Writes to standard output: the answer. */
  out(text: string): void
  /** Writes to standard error: progress and complaints. */
  err(text: string): void
  /** Columns of standard output where it is a terminal, else undefined. */
  readonly columns: number | undefined
  /** True where standard error is a terminal and may be redrawn. */
  readonly lively: boolean
  /** True where standard output may have colour: a terminal, and NO_COLOR is unset (no-color.org). */
  readonly colour: boolean
}

/** Ways to mark text, each nothing where there is no colour. */
export interface Paint {
  strong(text: string): string
  faint(text: string): string
  alarm(text: string): string
  warn(text: string): string
  good(text: string): string
}

/** Marks for one terminal. Colour never carries meaning alone: what it says is in the words too. */
export function paintFor({ colour }: Pick<Terminal, 'colour'>): Paint {
  const mark = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  return { strong: mark(1), faint: mark(2), alarm: mark(31), warn: mark(33), good: mark(32) }
}

/**
 * Makes foreign text fit to be printed: control signs, and signs that turn the reading direction, could move the cursor,
 * hide words or fake lines of ours.
 */
export function safe(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
}

/** Breaks text into lines of at most `width` characters, each with `indent` before it. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width - indent.length) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map(each => `${indent}${each}`).join('\n')
}

/** Breaks text into lines like `wrapped`, the first of which begins with words of its own: an entry of a list. */
export function hanging(first: string, text: string, width: number, indent: number): string {
  if (first.length >= indent) return `${first}\n${wrapped(text, width, ' '.repeat(indent))}`
  return first.padEnd(indent) + wrapped(text, width, ' '.repeat(indent)).slice(indent)
}

/** A whole number with thin groups of three: `17,885`. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 mail`, `3 mails`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}
