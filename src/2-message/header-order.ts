import type { Header } from './message.ts'

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/**
 * Fields that every mail of one program has, or has by its settings. Others of the author's stand only in some mails
 * (Cc, References, Reply-To), so that their order is of the mail and not of the program.
 */
const OF_CLIENTS = names(
  'date from to subject message-id mime-version content-type content-transfer-encoding content-disposition ' +
    'content-language content-id content-description user-agent organization author autocrypt openpgp face ' +
    'accept-language thread-topic thread-index msip_labels x-mailer x-newsreader x-mimeole x-msmail-priority ' +
    'x-accept-language x-face x-pgp-key x-pgp-fingerprint x-url x-homepage x-operating-system x-editor x-attribution ' +
    'x-ms-has-attach x-ms-tnef-correlator x-universally-unique-identifier x-uniform-type-identifier x-apple-mail-signature ' +
    'x-enigmail-version x-mozilla-draft-info x-identity-key x-account-key x-pm-message-id x-client-date x-phone-domain ' +
    'x-qq-mid x-qq-style x-coremail-antispam x-kmail-identity x-spark-identity x-tutanota-sender x-php-originating-script ' +
    'x-bugzilla-reason x-github-sender x-patchwork-hint x-mailru-msgtype x-yandex-front x-campaign x-campaignid ' +
    'x-zimbra-dl x-horde x-readreceipt x-public-key-url',
)

/** Fields of one program that are many: one name stands for all. */
const FAMILIES = /^(x-bugzilla-|x-pm-|x-evolution-|x-kmail-|x-mozilla-|x-github-)/

/**
 * The names of the fields that the author's program writes, in its order and letter-case: `To,Subject,From,Message-ID`.
 * Only fields that clients are known to write are named, since nobody knows all that filters, lists and archives add;
 * and only those below the last Received field, which stood there when the first server took the mail.
 */
export function headerOrder(headers: readonly Header[]): string {
  const received = headers.findLastIndex(({ key }) => key === 'received')
  const order: string[] = []
  let family = ''
  for (let index = received + 1; index < headers.length; index++) {
    const { key, name } = headers[index]!
    const found = key.startsWith('x-') ? FAMILIES.exec(key)?.[1] : undefined
    if (found === undefined ? !OF_CLIENTS.has(key) : found === family) continue
    family = found ?? ''
    order.push(found === undefined ? name : `${name.slice(0, found.length)}*`)
  }
  return order.join(',')
}
