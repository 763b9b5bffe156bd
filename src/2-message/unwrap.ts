import { addressIn, isCoded } from './carried-address.ts'
import { readTarget, type Target } from './link-target.ts'
import { rewriters, mayRewrite } from './rewriters.ts'

/** A target followed as far as its own text tells. */
export interface Unwrapped {
  readonly url: string
  readonly host: string
  /** What was taken off, outermost first: `Safe Links`, `google.com/url`, `user@`. */
  readonly steps: readonly string[]
}

/** Rewriters and redirectors that may lie in each other: mail that three filters saw has three. */
const MOST_STEPS = 8

/**
 * Follows a target through rewriters of mail filters and open redirectors that carry the next address in their own, as
 * text and never over the net. A rewriter that keeps the address to itself ends the way and is named as opaque.
 */
export function unwrap(written: string, base?: string): Unwrapped {
  let target = readTarget(written, base)
  const steps = [...target.disguises]
  for (let count = 0; count < MOST_STEPS && target.host !== ''; count++) {
    const step = takeOff(target, 0)
    if (step === undefined) break
    steps.push(step.name)
    if (step.inner === undefined) break
    const inner = readTarget(step.inner)
    // Something that is no web address behind a redirector would be a guess.
    if (inner.host === '') break
    steps.push(...inner.disguises)
    target = inner
  }
  return { url: target.url, host: target.host, steps }
}

/** What carries the next address, and that address; without one, the way is known to go on and not where. */
export interface Step {
  readonly name: string
  readonly inner: string | undefined
}

function takeOff(target: Target, depth: number): Step | undefined {
  const { url, host } = target
  for (const { name, hosts, inner } of mayRewrite(host) ? rewriters : []) {
    if (!hosts.test(host)) continue
    const found = inner(url)
    if (found !== undefined)
      return found === '' ? { name: `${name} (opaque)`, inner: undefined } : { name, inner: found }
  }
  return redirector(target, depth)
}

/** Parameters in which redirectors carry where they lead. Those in which a sign-in says where to return are not here. */
const CARRIERS: ReadonlySet<string> = new Set(
  (
    'url u uri link href target targeturl dest desturl destination redirect redirecturl redirect_url redirect_to redir ' +
    'redirto goto go to out outurl forward jump away adurl r rd ru rurl lnk clickurl click_url finalurl landing ' +
    'landingpage ued murl deeplink uddg l'
  ).split(' '),
)

/** Paths of pages that take an address for something else: to share it, to sign in, to translate a login. */
const NO_REDIRECTOR =
  /shar(?:e|er|ing)\b|\/intent\/|\/pin\/create|\/submit|oauth|authorize|sign-?in|log-?in|\/sso|\/saml/i

function redirector({ url, host }: Target, depth: number): Step | undefined {
  const query = url.indexOf('?')
  const path = query === -1 ? url : url.slice(0, query)
  if (NO_REDIRECTOR.test(path.slice(path.indexOf(host) + host.length))) return undefined
  const inner = (query === -1 ? undefined : carried(url.slice(query + 1))) ?? carriedInPath(path)
  if (inner === undefined || !leadsOn(inner, host, depth)) return undefined
  return { name: `${host}${shortPath(path)}`, inner }
}

/** A site that leads to itself is no redirector but one that remembers where one was, unless that leads on. */
function leadsOn(inner: string, host: string, depth: number): boolean {
  const target = readTarget(inner)
  if (target.host.replace(/^www\./, '') !== host.replace(/^www\./, '')) return true
  return depth < MOST_STEPS && takeOff(target, depth + 1) !== undefined
}

/** The first segment of a path, by which a redirector is known: `google.com/url`. */
function shortPath(path: string): string {
  const segment = /^[a-z]+:\/\/[^/]*(\/[\w.-]{1,20})(?=[/?#]|$)/i.exec(path)?.[1]
  return segment ?? ''
}

function carried(query: string): string | undefined {
  for (const pair of query.split('#', 1)[0]!.split(/[&;]/, 60)) {
    const sign = pair.indexOf('=')
    const value = sign === -1 ? '' : pair.slice(sign + 1)
    if (value.length < 9) continue
    const address = addressIn(value)
    if (address === undefined) continue
    if (CARRIERS.has(pair.slice(0, sign).toLowerCase()) || isCoded(value)) {
      // A target that was not escaped takes what follows with it.
      return /^https?:\/\//i.test(value) ? query.slice(query.indexOf(value)) : address
    }
  }
  return undefined
}

/** An address as a part of a path, as trackers have it: `/L0/https:%2F%2Fx.example%2F/1/…`, `/redirect/http://x`. */
function carriedInPath(path: string): string | undefined {
  const begin = path.indexOf('/', 9)
  if (begin === -1) return undefined
  const place = /\/(?=https?(?::|%3a)|aHR0c)/i.exec(path.slice(begin))?.index
  if (place === undefined) return undefined
  const rest = path.slice(begin + place + 1)
  const segment = rest.split('/', 1)[0]!
  return addressIn(/%2f/i.test(segment) || isCoded(segment) ? segment : rest)
}
