import { STYLE } from './page-style.ts'
import { html, type Html } from './page-text.ts'

/**
 * A whole page around its content. It loads nothing and runs nothing: the policy in its head forbids it, should foreign
 * text ever slip through; addresses in it are text and not links, and its only links lead to other parts of itself.
 */
export function pageFrame(heading: string, content: Html, version: string): string {
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>Turncoat: ${heading}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${content}
        </main>
        <footer class="faint">Turncoat ${version}. This page needs no network and runs nothing.</footer>
      </body>
    </html>`.markup
  }\n`
}

/** What a share of earlier mails is, against a count of them. */
export const SHARES =
  'Shares in per cent are those of late: a mail of nine months ago counts half. Counts of mails count every one.'

/** What a bit is, for a reader who never met one. */
export const BIT =
  'A bit is one doubling: 10 bits mean that the mail is about a thousand times likelier under attack than without, as far as the evidence is independent.'
