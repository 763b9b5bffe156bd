import { Parser } from 'htmlparser2'

import { decodeText } from '../charset-guess.ts'
import type { Draft } from '../draft.ts'
import type { DocumentFormat } from '../format.ts'

/** Elements that begin a new line. */
const BLOCK =
  /^(?:address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/
/** Elements whose text nobody sees. */
const UNSEEN = /^(?:script|style|template|noscript|head|title|object|svg)$/
/** Elements without an end. */
const EMPTY = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** Web pages and saved mails. Nothing that they name is fetched, and their scripts do not run. */
export const html: DocumentFormat = {
  name: 'html',
  recognise(bytes) {
    const begin = decodeText(bytes.subarray(0, 2000)).text.trimStart().toLowerCase()
    if (/^(?:<!doctype html|<html|<\?xml[^>]{0,200}>\s{0,20}<(?:!doctype html|html))/.test(begin)) return 'yes'
    return /<(?:html|head|body|table|div|p|br)[\s>/]/.test(begin) && begin.startsWith('<') ? 'maybe' : 'no'
  },
  read(bytes, draft) {
    const begin = Buffer.from(bytes.subarray(0, 2000)).toString('latin1')
    const { text, charset } = decodeText(bytes, /charset\s{0,5}=\s{0,5}["']?([\w-]{1,40})/i.exec(begin)?.[1])
    draft.property('html', 'charset', charset)
    readHtml(text, draft)
  },
}

function readHtml(text: string, draft: Draft): void {
  const shown: string[] = []
  const hidden: string[] = []
  const hosts = new Set<string>()
  /** For each open element whether it hides its content; elements deeper than the limit count as the last one. */
  const open: ('shown' | 'hidden' | 'unseen')[] = []
  let title = ''
  const state = () => open.at(-1) ?? 'shown'
  const put = (piece: string) => {
    if (state() === 'shown') shown.push(piece)
    else if (state() === 'hidden') hidden.push(piece)
  }
  let name = ''
  const parser = new Parser({
    onopentag(element, attributes) {
      name = element
      if (element === 'meta') draft.property('html', attributes['name'] ?? '', attributes['content'] ?? '')
      for (const target of [
        attributes['src'],
        attributes['background'],
        element === 'link' ? attributes['href'] : undefined,
      ])
        if (target !== undefined) noteHost(hosts, target)
      if (element === 'script') draft.mark('macro', 'The page has a script. It was not run.')
      if (BLOCK.test(element)) put('\n')
      if (EMPTY.test(element) || open.length >= draft.limits.depth) return
      const own = UNSEEN.test(element) ? 'unseen' : isHiding(attributes) ? 'hidden' : 'shown'
      open.push(state() === 'shown' ? own : state())
    },
    ontext(piece) {
      if (name === 'title') title += piece
      put(piece)
    },
    onclosetag(element) {
      if (EMPTY.test(element)) return
      open.pop()
      name = ''
      if (BLOCK.test(element)) put('\n')
      else if (element === 'td' || element === 'th') put('\t')
    },
  })
  parser.end(text.slice(0, draft.limits.characters * 4))
  draft.property('html', 'title', title)
  for (const paragraph of shown.join('').split(/\n\s*/)) draft.add('body', paragraph)
  const unseen = hidden.join('').replace(/\s+/g, ' ')
  draft.add('hidden', unseen)
  if (unseen.trim() !== '') draft.mark('hidden-text', `Hidden by formatting: ${unseen.trim().slice(0, 200)}`)
  for (const host of hosts) draft.mark('remote-content', `Opening the page would fetch from ${host}.`, { host })
}

function noteHost(hosts: Set<string>, target: string): void {
  const host = /^(?:https?:)?\/\/([^/?#\s]{1,255})/i.exec(target.trim())?.[1]
  if (host !== undefined && hosts.size < 100) hosts.add(host.toLowerCase())
}

function isHiding(attributes: Readonly<Record<string, string>>): boolean {
  const style = (attributes['style'] ?? '').slice(0, 2000)
  return (
    attributes['hidden'] !== undefined ||
    /(?:^|[;\s])(?:display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0(?![.\d]*[1-9])|mso-hide\s?:\s?all)/i.test(
      style,
    )
  )
}
