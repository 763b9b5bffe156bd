import type { Properties } from './outlook-property.ts'

/** A message as Outlook keeps it, whatever wraps it (PST, MSG, TNEF): properties in place of bytes. */
export interface OutlookMessage {
  readonly properties: Properties
  readonly recipients: readonly Properties[]
  /** Read one after the other, so that only one attachment's content need be in memory. */
  readonly attachments: Iterable<OutlookAttachment>
}

/** Something attached to an Outlook message. Its content, if it is bytes, is one of the properties. */
export interface OutlookAttachment {
  readonly properties: Properties
  /** The content of an attached message. */
  readonly message?: OutlookMessage
}

/** Classes of items that nobody sent ([MS-OXOCAL], [MS-OXOCNTC], [MS-OXOTASK] and their like), and of settings. */
const NOT_MAIL = new RegExp(
  '^IPM\\.(?:Appointment|Contact|DistList|AbchPerson|Task|StickyNote|Activity|OLE\\.CLASS|Microsoft|Configuration|' +
    'Rule|ExtendedRule|RuleOrganizer|ConversationAction)(?:$|\\.)',
  'i',
)

/**
 * Whether an item of this class is mail: IPM.Note and all that is sent like it (meeting and task requests, posts,
 * reports). A class nobody knows counts as mail, since forms of companies' own are.
 */
export function isMailClass(messageClass: string): boolean {
  return !NOT_MAIL.test(messageClass)
}
