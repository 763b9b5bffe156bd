import type { Field } from '../archive/fields.ts'

/** Who wrote a header field: the list and the archive behind it, the sender's mail provider, or the author's client. */
export type FieldClass = 'list' | 'provider' | 'client'

const LIST =
  /^(?:x-beenthere|x-mailman-.*|precedence|list-.*|errors-to|x-mailing-list|x-spamd-.*|x-rspamd-.*|x-content-filtered-by)$/

const PROVIDER =
  /^(?:received|received-spf|return-path|x-original-to|delivered-to|envelope-to|dkim-.*|domainkey-.*|dmarc-.*|arc-.*|authentication-results.*|x-google-(?!original-from).*|x-gm-.*|x-received|x-forwarded-encrypted|x-me-.*|feedback-id|x-ms-(?!has-attach$|tnef-correlator$).*|x-microsoft.*|x-forefront.*|x-exchange.*|x-originatororg|x-eop.*|x-cfilter.*|x-detectorid.*|x-proofpoint.*|x-tm-.*|x-ironport.*|x-extloop.*|x-amp.*|x-spam.*|x-virus.*|x-mimecast.*|x-mc-.*|x-provags.*|x-ui-.*|x-clientproxiedby|x-originating-.*|x-auditid|x-brightmail.*|x-fb-.*|x-gmx.*|x-purgate.*|x-pm-message-id|x-zoho.*|zoho.*|x-greylist|x-sasl-.*|x-sonic-.*|x-ymail-.*|x-yandex-.*|x-coremail-.*|x-cm-.*|x-qq-.*|x-mail$|x-mxl.*|x-cse-.*|x-csemsgguid|x-barracuda.*|x-ncsc.*|x-scanned-by|x-report.*|x-cmae.*|x-authority.*|x-sg-.*|x-infomaniak.*|x-migadu.*|x-policyd.*|x-bogosity|x-debian.*|x-envelope-.*|x-authenticated.*|x-auth-.*|x-sender-.*|x-originalarrivaltime|x-tnef.*|x-ham.*|x-cm-.*|x-rspam.*|x-halon.*|x-ovh-.*|x-vr-.*|x-kse.*|x-klms.*|x-df.*|x-cloud.*|x-trace.*|x-dnsrbl|ironport-.*|x-cbid|x-cbparentid|x-ibm-.*|x-disclaimed|x-llnoutbound|x-titus.*|dlp-.*|x-hclclass.*|x-crosspremises.*|x-organizationheaders.*|x-env-sender|x-msg-ref|x-symc.*|x-starscan.*|x-antiabuse|x-ctpclass.*|x-incoming.*|x-ld-processed|x-hpe-.*|x-alimail.*|ui-outboundreport|x-qcinternal|smtp-origin-.*|x-adiruleop.*|x-source.*|x-bwhitelist|x-exim-.*|x-sa-exim.*|x-email-count|x-local-domain|x-rzg-.*|x-yoursite.*|x-threatscanner.*|x-xm-.*|x-optus.*|x-linutronix.*|x-stable|x-origin.*|x-hes.*|x-nifty.*|x-securemail.*|x-crowd.*|x-dlp.*|x-tmn|x-md-.*|x-ppe.*)$/

const CORE =
  /^(?:from|to|cc|subject|date|message-id|in-reply-to|references|mime-version|content-type|user-agent|x-mailer|thread-topic|reply-to)$/

/**
 * Classes a field by its name. What stands above the first field that only a client writes is the provider's, whatever
 * its name; a list's `Sender` is told from an author's by its value; and `X-Spam-*` behind the client's first field was
 * added by the list, which Mailman does not do.
 */
export function classOf(field: Field, behindClient: boolean, mailman: boolean): FieldClass {
  if (LIST.test(field.key)) return 'list'
  if (!behindClient) return CORE.test(field.key) ? 'client' : 'provider'
  if (field.key === 'sender') return /-owner@|-bounces[+@]|bounces\+/.test(field.text) ? 'list' : 'client'
  if (!mailman && /^x-spam-/.test(field.key)) return 'list'
  return PROVIDER.test(field.key) ? 'provider' : 'client'
}
