/** The programs that people write mail with, as far as the evaluation can tell them apart and imitate them. */
export type Family =
  | 'gmail-web'
  | 'outlook'
  | 'fastmail-web'
  | 'roundcube'
  | 'yahoo-web'
  | 'thunderbird'
  | 'apple-mail'
  | 'iphone'
  | 'outlook-desktop'
  | 'mutt'
  | 'evolution'
  | 'git-send-email'
  | 'other'

const AGENTS: readonly (readonly [RegExp, Family])[] = [
  [/git-send-email|^b4 |StGit/i, 'git-send-email'],
  [/Thunderbird/, 'thunderbird'],
  [/Apple Mail/, 'apple-mail'],
  [/i(?:Phone|Pad) Mail/, 'iphone'],
  [/Roundcube/i, 'roundcube'],
  [/Cyrus-JMAP|MessagingEngine/, 'fastmail-web'],
  [/Mutt/, 'mutt'],
  [/Evolution/, 'evolution'],
  [/YMailNodin|YahooMail/, 'yahoo-web'],
  [/Microsoft Outlook/, 'outlook-desktop'],
]

/** Tells the family from what the client says of itself, else from the form of its Message-ID. */
export function familyOf(agent: string, messageId: string): Family {
  const named = AGENTS.find(([pattern]) => pattern.test(agent))
  if (named !== undefined) return named[1]
  if (agent !== '') return 'other'
  if (/^<?CA[^@]+@mail\.gmail\.com/.test(messageId)) return 'gmail-web'
  if (/@[A-Z0-9]+\.[a-z0-9]+\.prod\.outlook\.com/.test(messageId)) return 'outlook'
  if (/@mail\.yahoo\.com/.test(messageId)) return 'yahoo-web'
  return 'other'
}
