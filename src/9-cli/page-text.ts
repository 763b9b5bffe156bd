import { safe } from './terminal.ts'

/** Text that is HTML already: made by `html` alone, so that foreign text cannot become markup by mistake. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Inserted = string | number | Html | readonly Html[]

/**
 * Markup as a template. Everything inserted is escaped unless it is `Html` itself; foreign text has its control signs
 * taken off too. The only way to make `Html` in this room.
 */
export function html(strings: TemplateStringsArray, ...inserted: readonly Inserted[]): Html {
  // The indentation of our templates would be a third of the page.
  const parts = strings.map(text => text.replace(/\s*\n\s*/g, '\n'))
  return new Html(parts.reduce((markup, text, index) => markup + markupOf(inserted[index - 1]!) + text))
}

function markupOf(value: Inserted): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(({ markup }) => markup).join('')
  return safe(String(value))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Nothing. */
export const EMPTY = new Html('')
