import type { Field } from '../archive/fields.ts'
import { shiftDates, type DayStyle } from '../archive/written-date.ts'
import type { Fresh } from './fresh.ts'

/** Ids that stand for an account, a tenant or a program, and so must stay what they are. */
const STEADY =
  /^(?:x-ms-exchange-crosstenant-(?:id|authsource|authas|fromentityheader|mailboxtype|userprincipalname|originalattributedtenantconnectingip)|x-originatororg|feedback-id|x-spam.*|x-mailman.*|list-.*|x-beenthere|precedence|errors-to|sender|x-mailing-list|return-path|delivered-to|x-original-to|x-proofpoint-(?:virus-version|spam-details)|x-virus.*|x-scanned-by|x-sender.*|x-ironport-.*|x-extloop1|x-amp-.*|x-originating-.*|x-spamd-.*|x-rspamd-(?:action|server)|received-spf|x-clientproxiedby|authentication-results|arc-authentication-results)$/

/**
 * A provider's or list's field as it would stand in another mail, sent so many milliseconds later by the same way:
 * dates moved, ids drawn anew, hosts and forms kept. Signatures (`b=`) become random letters of the same length: they
 * look like signatures and are none, so a detector that checks them is outside this evaluation.
 */
export function refresh(old: Field, by: number, fresh: Fresh): Field {
  const moved = shiftDates(old.text, by, dayStyle(old))
  const text =
    old.key === 'received' || old.key === 'x-received'
      ? freshHop(moved, by, fresh)
      : /signature$|^arc-seal$/.test(old.key)
        ? freshSignature(moved, by, fresh)
        : STEADY.test(old.key)
          ? moved
          : freshTokens(moved, fresh)
  return { ...old, text }
}

function dayStyle({ key, text }: Field): DayStyle {
  if (text.includes('(Postfix')) return 'spaced'
  return key === 'x-received' || text.includes('google.com') ? 'two-digits' : 'plain'
}

function freshHop(text: string, by: number, fresh: Fresh): string {
  return (
    text
      .replace(/(\bid\s+)([^\s;()<>]{6,})/g, (whole, id: string, token: string) =>
        /^[\d.]+$/.test(token) && token.split('.').length === 4 ? whole : `${id}${freshQueueId(token, by, fresh)}`,
      )
      // Google's `2002:` addresses are keys of its own machines' mail, not addresses.
      .replace(/(\b2002:[0-9a-f]{1,4}:)([0-9a-f:]+)/g, (_, kept: string, rest: string) => kept + fresh.of(rest))
      .replace(/(\.)(1\d{12})\b/g, (_, dot: string, epoch: string) => `${dot}${Number(epoch) + by}`)
  )
}

/** A queue id. Google's ends in the host's short name and, on submission, in the time. */
function freshQueueId(token: string, by: number, fresh: Fresh): string {
  const google = /^(.*?)((?:so|sm|mr)\d+)([a-z]{3}\.\d+)(.*)$/.exec(token)
  if (google === null) return fresh.of(token)
  const [, key, count, host, rest] = google
  const end = /^\.(\d{4})\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)$/.exec(rest!)
  const ids = key!
    .split('-')
    .map(id => (id.startsWith('20020a') ? id.slice(0, 8) + fresh.of(id.slice(8)) : fresh.of(id)))
  const head = `${ids.join('-')}${count!.slice(0, 2)}${fresh.of(count!.slice(2))}${host!}`
  if (end === null) return head + rest!
  const [year, month, day, hour, minute, second] = end.slice(1).map(Number)
  const at = new Date(Date.UTC(year!, month! - 1, day, hour, minute, second) + by)
  return `${head}.${at.toISOString().slice(0, 19).replace(/[-T:]/g, '.')}`
}

function freshSignature(text: string, by: number, fresh: Fresh): string {
  return text
    .replace(
      /([;\s][tx]=\s*)(\d{10})\b/g,
      (_, tag: string, seconds: string) => tag + String(Number(seconds) + Math.round(by / 1000)),
    )
    .replace(/([;\s]b=\s*)([A-Za-z0-9+/=\s]+)/, (_, tag: string, old: string) => tag + freshFolded(old, fresh))
}

/** Draws a signature anew letter by letter, folds and padding kept; the whole is known by its letters without folds. */
function freshFolded(old: string, fresh: Fresh): string {
  const letters = fresh.of(old.replace(/\s/g, ''))
  let at = 0
  return old.replace(/\S/g, () => letters[at++]!)
}

function freshTokens(text: string, fresh: Fresh): string {
  const colon = text.indexOf(':') + 1
  return (
    text.slice(0, colon) +
    text
      .slice(colon)
      .replace(/[A-Za-z0-9+/_=-]{10,}/g, token =>
        /\d/.test(token) && /[A-Za-z]/.test(token) ? fresh.of(token) : token,
      )
  )
}

/** The first letters of each signature that Authentication-Results repeat (RFC 8601 §2.7.1 `header.b`), put right. */
export function rewitness(
  old: Field,
  signatures: readonly { readonly before: string; readonly after: string }[],
): Field {
  if (!/authentication-results/.test(old.key)) return old
  const text = old.text.replace(/(header\.b="?)([A-Za-z0-9+/]{6,})/g, (whole, tag: string, start: string) => {
    const found = signatures.find(({ before }) => before.startsWith(start))
    return found === undefined ? whole : tag + found.after.slice(0, start.length)
  })
  return { ...old, text }
}

/** The letters of a signature field's `b=`, without folds; '' for a field without one. */
export function signatureLetters({ text }: Field): string {
  return /[;\s]b=\s*([A-Za-z0-9+/=\s]+)/.exec(text)?.[1]?.replace(/\s/g, '') ?? ''
}
