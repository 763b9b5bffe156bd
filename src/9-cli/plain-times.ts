import { rfc3339, type Moment } from '#ground'

import { html, type Html } from './page-text.ts'

/** A moment as our sentences carry it, to the second or finer. */
const EXACT = /\b(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d{1,9})?Z\b/g
/** The same, or a day, or a share: what no line may break in two. */
const WHOLE = /\b(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z|\d{4}-\d\d-\d\d(?!\d)|\d{1,3} %)/g

/** A moment for a person, to the minute: `2025-12-09 09:14 UTC`. Programs are given the exact one. */
export function clock(at: Moment): string {
  return plainTimes(rfc3339(at))
}

/** The day of a moment, UTC: `2025-12-09`. */
export function day(at: Moment): string {
  return rfc3339(at).slice(0, 10)
}

/** A sentence with its moments as a person reads them. */
export function plainTimes(sentence: string): string {
  return sentence.replace(EXACT, '$1 $2 UTC')
}

/** A moment on a page, which no line breaks in two and a program can still read exactly. */
export function time(at: Moment): Html {
  return timeOf(rfc3339(at))
}

/** A day on a page. */
export function dayTime(at: Moment): Html {
  return timeOf(day(at))
}

/** A sentence on a page, with its moments, days and shares unbroken. */
export function prose(sentence: string): Html {
  const texts = sentence.split(WHOLE)
  const wholes = sentence.match(WHOLE) ?? []
  return html`${texts.map((text, place) => {
    const whole = wholes[place] ?? ''
    if (whole === '') return html`${text}`
    return html`${text}${whole.endsWith('%') ? html`<span class="whole">${whole}</span>` : timeOf(whole)}`
  })}`
}

function timeOf(exact: string): Html {
  return html`<time datetime="${exact}">${plainTimes(exact)}</time>`
}
