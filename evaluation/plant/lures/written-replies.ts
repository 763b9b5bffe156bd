import type { Lure } from './lure.ts'

const replies = (lines: readonly (readonly [string, string])[]): readonly Lure[] =>
  lines.map(([cluster, text]) => ({ cluster, subject: '', text }))

/** What a thief writes into a running thread: up to 400 characters with a link. */
export const threadLures: readonly Lure[] = replies([
  [
    'reply-see-updated',
    'Hi {name},\n\nplease see the updated version before you go on, the one above is out of date:\n\n{link}\n\nYou need to log in with your mail account to open it.',
  ],
  [
    'reply-document',
    'As discussed, the document is here: {link}\n\nKindly review and confirm today, others are waiting for it.',
  ],
  [
    'reply-attached-elsewhere',
    'The file was too large for the list, I have uploaded it to our secure share:\n\n{link}\n\nPlease download it and let me know what you think.',
  ],
  ['reply-fix', 'I have a fix for this already. Please test the build from here and report back:\n\n{link}'],
  [
    'reply-logs',
    'Here are the complete logs: {link}\n\nThe password is the usual one. Tell me as soon as you have looked at them, it is rather urgent.',
  ],
  [
    'reply-invoice',
    'Good day,\n\nsee the payment details regarding this below and confirm once it is settled:\n\n{link}\n\nThank you',
  ],
  [
    'reply-confidential',
    '{name}, something about this should not be on the list. I wrote it down here, please read it and do not forward:\n\n{link}',
  ],
  [
    'reply-verify',
    'Your last message did not come through completely. Please verify your mailbox here so that we can continue:\n\n{link}',
  ],
  [
    'reply-scan',
    'Please find the signed scan under this link, you will be asked for your e-mail and password:\n\n{link}\n\nRegards',
  ],
  [
    'reply-form',
    'Before we merge this everybody involved has to fill in this short form:\n\n{link}\n\nIt only takes a minute, please do it today.',
  ],
  ['reply-call-page', 'Can we discuss this now? I opened a room, join with your browser:\n\n{link}'],
  ['reply-screenshots', 'It looks quite different here, see the pictures: {link}'],
  [
    'reply-tool',
    'There is a small tool that solves exactly this, I put it here: {link}\n\nRun it as administrator and send me the output.',
  ],
  ['reply-review', 'Please review this one instead, the earlier one was sent by mistake.\n\n{link}'],
])

/** Two lines that say nothing strange, with a file at a host that everybody uses. */
export const neutralLines: readonly Lure[] = replies([
  ['neutral-notes', 'I put my notes on this here:\n{link}'],
  ['neutral-draft', 'Good points. I changed the draft accordingly, the current text is at\n{link}'],
  ['neutral-numbers', 'The numbers that I mentioned are in this sheet, second tab:\n{link}'],
  ['neutral-trace', 'Thanks for the quick answer. The whole trace is here:\n{link}'],
  ['neutral-diagram', 'A diagram may be clearer than words:\n{link}'],
  ['neutral-spec', 'This is the section of the spec that I had in mind:\n{link}'],
  ['neutral-config', 'For reference, my configuration:\n{link}'],
  ['neutral-slides', 'We had slides on this once, see page 12:\n{link}'],
  ['neutral-summary', 'I tried to summarise where we stand.\n{link}'],
  ['neutral-log', 'Same here since this morning, log attached below.\n{link}'],
  ['neutral-patch', 'Untested, but something along these lines?\n{link}'],
  ['neutral-minutes', 'Minutes of the call, please correct me where I am wrong:\n{link}'],
  ['neutral-list', 'That is on my list as well. The list is here:\n{link}'],
  ['neutral-table', 'I made a table of the cases, maybe it helps.\n{link}'],
])

/** One ask with a popular link, to be set among the victim's own sentences. */
export const linkAsks: readonly Lure[] = replies([
  ['ask-look-over', 'Could you have a look at this before I send it out? {link}'],
  ['ask-current', 'The current version is at {link} if you want to check.'],
  ['ask-collected', 'I collected the details here: {link}'],
  ['ask-opinion', 'Would like your opinion on this one: {link}'],
  ['ask-tested', 'What I tested is here, can you try the same? {link}'],
  ['ask-pushed', 'I have pushed it to {link} for now.'],
  ['ask-writeup', 'There is a write-up at {link}, please tell me if it is wrong.'],
  ['ask-comments', 'Comments welcome: {link}'],
  ['ask-dump', 'Full dump at {link} since it is too long for here.'],
  ['ask-sheet', 'Can you add yours to {link} when you find the time?'],
  ['ask-doc', 'I started a document for that, see {link}'],
  ['ask-sign', 'We still need your sign-off here: {link}'],
])

/** One ask without any link, to be set among the victim's own sentences. */
export const plainAsks: readonly Lure[] = replies([
  ['plain-call', 'Can you call me at {phone} about this? Easier than by mail.'],
  ['plain-address', 'Please send it to {address}, I cannot reach this account all the time.'],
  ['plain-reply', 'Could you answer to {address} for the next days?'],
  ['plain-off-list', 'I would rather discuss this off list, write me at {address}.'],
  ['plain-text', 'Drop me a text at {phone} when you are around.'],
  ['plain-copy', 'Can you mail me a copy at {address}?'],
  ['plain-credentials', 'Could you send me the login for the test machine again? {address} is fine.'],
  ['plain-number', 'My new number is {phone}, give me a ring when you can.'],
  ['plain-private', 'Something private about this: please write to {address}.'],
  ['plain-today', 'Are you reachable today? {phone} works best.'],
])

/** First mails of a thief who wants an answer before anything else: no link, no file, hardly any words. */
export const hooks: readonly Lure[] = [
  ['hook-desk', 'Quick question', 'Hi {name},\n\nare you at your desk?\n\n{me}'],
  [
    'hook-favour',
    'Small favour',
    'Hi {name},\n\ncould you do me a small favour today? I am in meetings all day, so please answer by mail.\n\n{me}',
  ],
  [
    'hook-number',
    'Your number',
    'Hello {name},\n\nwhat is the best number to reach you? I need to discuss something that is not for the list.\n\nRegards,\n{me}',
  ],
  ['hook-call-me', 'Please call', 'Hi {name},\n\nplease call me at {phone} as soon as you see this.\n\nThanks,\n{me}'],
  [
    'hook-address',
    'New address',
    'Hi {name},\n\nI am having trouble with this account. Please reply to my other address, {address}, from now on.\n\nBest,\n{me}',
  ],
  ['hook-available', 'Available?', '{name}, are you available right now? It is about {topic} and cannot wait.\n\n{me}'],
  [
    'hook-task',
    'Request',
    'Hello {name},\n\nlet me know if you are free, there is something I need you to handle discreetly.\n\n{me}',
  ],
  [
    'hook-gift',
    'Before the weekend',
    'Hi {name},\n\nI want to surprise some of the contributors and need your help with a purchase. Can you do that for me today? I will pay you back.\n\nThanks,\n{me}',
  ],
  [
    'hook-bank',
    'Change of details',
    'Hello {name},\n\nour bank details have changed. Whom should I send the new ones to so that the next payment arrives?\n\nKind regards,\n{me}',
  ],
  [
    'hook-whatsapp',
    'Easier elsewhere',
    'Hi {name}, can we move to WhatsApp? Mine is {phone}. I lost my contacts, please write me there first.\n\n{me}',
  ],
  [
    'hook-list',
    'Contacts',
    'Hi {name},\n\ncould you send me the list of people who have access at the moment, with their addresses? {address} would be best.\n\nThank you,\n{me}',
  ],
  [
    'hook-code',
    'Code',
    'Hi {name}, you should receive a code by text message in a moment, it was meant for me. Can you pass it on? {me}',
  ],
  [
    'hook-trip',
    'On the road',
    'Hello {name},\n\nI am travelling and had my phone and wallet stolen. Can I ask you for help? Please write to {address}, I read that one.\n\n{me}',
  ],
  [
    'hook-press',
    'Not for the list',
    'Hi {name},\n\na journalist asked me about {topic}. Before I answer: may I call you? Mine is {phone}.\n\n{me}',
  ],
  [
    'hook-feedback',
    'Still there?',
    'Hi {name},\n\ndid you get my last message? Please answer here or to {address}.\n\n{me}',
  ],
  [
    'hook-password',
    'Locked out',
    'Hi {name},\n\nI have locked myself out of the server. Could you reset my password and mail the new one to {address}? Sorry for the trouble.\n\n{me}',
  ],
].map(([cluster, subject, text]) => ({ cluster: cluster!, subject: subject!, text: text! }))
