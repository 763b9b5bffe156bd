/** Ends of a Message-ID's right side that name a service and not the sender; they are part of the form. */
const SERVICES =
  /(?:^|\.)(mail\.gmail\.com|prod\.outlook\.com|outlook\.com|mail\.yahoo\.com|yahoo\.com|email\.android\.com|mail\.android\.com|phx\.gbl|localhost|localhost\.localdomain|local|lan|home|iCloud\.com|me\.com|aol\.com|protonmail\.com|amazonses\.com|sendgrid\.net|mailgun\.org|mandrillapp\.com|JavaMail\.\w+)$/i
/** Characters of an id that are looked at. */
const LOOKED = 250

/**
 * The form of a Message-ID with its values replaced by classes, so that one program makes one shape and another program
 * another: digits `d` and hexadecimal `h` with their number, mixed runs `b`, words as they are; `@from` where the right
 * side is the author's domain, the service where it is a known one, else `@host`.
 */
export function messageIdShape(id: string, authorDomain: string): string {
  const looked = id.trim().replace(/^<|>$/g, '').slice(0, LOOKED)
  const place = looked.lastIndexOf('@')
  if (looked === '') return 'none'
  const left = place < 0 ? looked : looked.slice(0, place)
  return `${leftShape(left)}${place < 0 ? '' : rightShape(looked.slice(place + 1), authorDomain.toLowerCase())}`
}

/** Whole forms of the left side, before it is taken apart: the first that fits names it. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'uuid'],
  [/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/, 'UUID'],
  [/^[0-9a-f]{40}\.camel$/, 'h40.camel'],
  [/^\d{10,14}[.-]\d+-\d+-git-send-email-/, 'time.pid-n-git-send-email'],
  [/^\d{14}\.\d+-\d+-./, 'time.pid-n-name'],
  [/^(?:cover|[0-9a-f]{40})\.\d{9,11}\.git\./, 'git.series'],
  [/^\d{8}-.{1,80}-v\d+-\d+-[0-9a-f]{12}$/, 'b4.series'],
  [/^\d{8,14}\.[A-Z]{2}\d+$/, 'time.GAn'],
  [/^\d{14}\.[a-z0-9]{10,20}$/, 'time.letters'],
  [/^\d{14}\.[A-Za-z0-9+/_-]{10,20}$/, 'time.mixed'],
  [/^CA[A-Za-z0-9+=_-]{40,}$/, 'CA.mixed'],
]

function leftShape(left: string): string {
  const form = FORMS.find(([shape]) => shape.test(left))?.[1]
  if (form !== undefined) return form
  const mixed = /^[A-Za-z0-9+/=_%-]+$/.test(left) && /[a-z]/.test(left) && /[A-Z]/.test(left) && !/[a-z]{6}/.test(left)
  if (mixed && left.length >= 10) return `mixed${lengthClass(left.length)}`
  return left.replace(/[A-Za-z0-9]+/g, runShape).slice(0, 60)
}

function runShape(run: string): string {
  if (/^\d+$/.test(run)) return run.length <= 3 ? 'd' : `d${lengthClass(run.length)}`
  if (/^[0-9a-f]+$/.test(run) && run.length >= 4 && /\d/.test(run)) return `h${lengthClass(run.length)}`
  if (/^[0-9A-F]+$/.test(run) && run.length >= 4 && /\d/.test(run)) return `H${lengthClass(run.length)}`
  if (run.length >= 5 && (/\d/.test(run) || (/[a-z][A-Z]/.test(run) && run.length >= 8))) return `b${run.length >= 20 ? '+' : ''}`
  // Short words are names of programs (`Pine`, `git`, `mutt`) or random letters; random ones mix their case.
  return run.length <= 2 || (/[a-z][A-Z]|[A-Z]{2}[a-z]/.test(run) && run.length < 8) ? 'b' : run
}

/** Exact lengths wander by one with the value, so that neighbours share a class. */
function lengthClass(length: number): string {
  return length <= 6 ? 's' : length <= 9 ? '8' : length <= 13 ? '12' : length <= 17 ? '14' : length <= 24 ? '20' : length <= 36 ? '32' : '40'
}

function rightShape(right: string, authorDomain: string): string {
  const host = right.toLowerCase()
  const service = SERVICES.exec(right)?.[1]
  if (service !== undefined) return `@${service.toLowerCase()}`
  if (authorDomain !== '' && host === authorDomain) return '@from'
  if (authorDomain !== '' && host.endsWith(`.${authorDomain}`)) return '@*.from'
  if (/^\[?\d{1,3}(?:\.\d{1,3}){3}\]?$/.test(host)) return '@ip'
  return host.includes('.') ? '@host' : '@name'
}
