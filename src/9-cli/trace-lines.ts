import { rfc3339 } from '#ground'
import { decoySentence } from '#finding'
import type { LeakInstance, Traced, TracedFile } from '#work'

import type { JsonLine } from './json-lines.ts'
import { unreadSentence } from './trace-text.ts'

/** What `trace` found, as the contract fixes it: a match for each file, and one origin for all of them together. */
export function traceLines({ files, origin, decoys, window, unread }: Traced): JsonLine[] {
  const { mailboxes, outside, tie, named, wouldDecide } = origin
  return [
    ...files.map(matchLine),
    {
      type: 'origin',
      mailboxes: mailboxes.map(({ mailbox, probability, explains }) => ({
        mailbox,
        probability: rounded(probability),
        explains,
      })),
      outside: rounded(outside),
      tie,
      named,
      wouldDecide,
      blind: unreadSentence({ unread }),
      decoys: decoys.map(decoy => ({
        file: decoy.file,
        decoy: decoy.name,
        accounts: decoy.accounts,
        alsoIn: decoy.alsoIn,
        settles: decoy.settles,
        ...(decoy.planted === undefined ? {} : { planted: rfc3339(decoy.planted) }),
        says: decoySentence(decoy),
      })),
      ...(window === undefined
        ? {}
        : { window: { from: rfc3339(window.from), to: rfc3339(window.to), because: window.because } }),
    },
  ]
}

function matchLine({ file, match, instances, others, alike, addressed, brought }: TracedFile): JsonLine {
  return {
    type: 'match',
    file: file.name,
    sha256: file.sha256,
    verdict: match.verdict,
    instances: instances.map(instanceFields),
    passages: match.passages,
    otherVersions: others.map(instanceFields),
    ...(alike.length === 0 ? {} : { sameForm: alike.map(formFields) }),
    sentTo: [...addressed].sort(),
    ...(brought.length === 0
      ? {}
      : { broughtBy: brought.map(({ mail }) => ({ from: mail.from, at: rfc3339(mail.at) })) }),
    marks: file.marks.filter(({ kind }) => kind !== 'identifier').map(({ kind, says }) => ({ kind, says })),
    blind: file.blind,
  }
}

function instanceFields({ mail, part, sha256, similarity, containment, version }: LeakInstance) {
  return {
    mailbox: mail.mailbox,
    messageId: `<${mail.messageId}>`,
    part,
    sha256,
    similarity,
    containment,
    version,
    folder: mail.folder,
    at: rfc3339(mail.at),
  }
}

/** A held document on whose form the leaked one was written. It is no instance: other content is another document. */
function formFields({ mail, part, containment }: LeakInstance) {
  return { mailbox: mail.mailbox, messageId: `<${mail.messageId}>`, part, containment, at: rfc3339(mail.at) }
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
