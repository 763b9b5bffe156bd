import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { readBodies } from './body.ts'
import type { Header, Part, Wording } from './message.ts'
import { readWording } from './wording.ts'

const partOf = (type: string, text: string, index = 0, parent?: number, parameters = {}): Part => ({
  index,
  parent,
  type,
  parameters,
  encoding: '7bit',
  headers: [],
  headerSpan: { from: 0, to: 0 },
  bodySpan: { from: 0, to: 0 },
  role: type.startsWith('text/') ? 'body' : 'container',
  text,
})

const subjectOf = (subject: string): Header[] => [
  { name: 'Subject', key: 'subject', value: subject, span: { from: 0, to: 0 } },
]

const wordingOf = (text: string, type = 'text/plain', subject = 'Budget') =>
  readWording(readBodies([partOf(type, text)]), subjectOf(subject))

interface Row {
  readonly name: string
  readonly text: string
  readonly want: { readonly [Field in keyof Wording]?: Wording[Field] | undefined }
  readonly subject?: string
}

const check = (rows: readonly Row[], type: string) => {
  for (const { name, text, want, subject } of rows)
    test(`${type}: ${name}`, () => {
      const wording = wordingOf(text, type, subject)
      for (const [field, value] of Object.entries(want))
        assert.equal(wording[field as keyof Wording], value, `${field} of ${JSON.stringify(wording)}`)
    })
}

check(
  [
    {
      name: 'words alone',
      text: 'Hi Anna,\n\nthe budget is done.\n\nBest,\nBen',
      want: {
        own: 'Hi Anna,\n\nthe budget is done.\n\nBest,\nBen',
        quoted: '',
        quoting: 'none',
        greeting: 'Hi Anna,',
        signOff: 'Best,',
      },
    },
    {
      name: 'an answer above',
      text: 'I agree.\n\nOn Mon, 4 Jun 2024 at 09:30, Anna <anna@x.example> wrote:\n> shall we?\n> please',
      want: { own: 'I agree.', quoted: 'shall we?\nplease', quoting: 'below' },
    },
    {
      name: 'an answer below',
      text: 'On Mon, 4 Jun 2024 at 09:30, Anna wrote:\n> shall we?\n\nI agree.',
      want: { own: 'I agree.', quoted: 'shall we?', quoting: 'above' },
    },
    {
      name: 'an answer below a greeting',
      text: 'Hi Anna,\n\nOn Mon, 4 Jun 2024, Anna wrote:\n> shall we?\n\nI agree.',
      want: { own: 'Hi Anna,\n\nI agree.', quoting: 'above' },
    },
    {
      name: 'an answer in between',
      text: '> one?\nyes\n> two?\nno',
      want: { own: 'yes\n\nno', quoted: 'one?\n\ntwo?', quoting: 'interleaved' },
    },
    { name: 'quotes in quotes', text: 'no\n\n> > one\n> two', want: { own: 'no', quoted: 'one\ntwo' } },
    {
      name: 'an attribution over two lines',
      text: 'yes\n\nOn Sat, Jul 27, 2019 at 9:30 PM Benjamin Example <\nben@x.example> wrote:\n\n> a',
      want: { own: 'yes', quoted: 'a' },
    },
    {
      name: 'an attribution without a date',
      text: 'Anna Example wrote:\n> a\n\nyes',
      want: { own: 'yes', quoting: 'above' },
    },
    {
      name: 'an attribution of another kind',
      text: '* Anna Example <anna@x.example>, 2020-04-28, 17:40:\n> a\n\nyes',
      want: { own: 'yes' },
    },
    { name: 'a name in brackets', text: '[Anna]\n> a\n\nyes', want: { own: 'yes' } },
    {
      name: 'something cut out below the attribution',
      text: 'On 11/16/20 11:28 AM, Anna wrote:\n[...]\n> a\n\nyes',
      want: { own: 'yes' },
    },
    {
      name: 'an attribution above words without marks',
      text: 'yes\n\nOn 5/1/19, 3:22 PM, "Anna" <anna@x.example> wrote:\n\n    shall we?\n    please',
      want: { own: 'yes', quoted: 'shall we?\n    please', quoting: 'below' },
    },
    {
      name: 'a sentence that ends like an attribution',
      text: 'As somebody once wrote:\n\nbe kind.',
      want: { own: 'As somebody once wrote:\n\nbe kind.', quoting: 'none' },
    },
    {
      name: 'words before a list that is no attribution',
      text: 'I think that\n> a\nis wrong:\n\nfor two reasons',
      want: { own: 'I think that\n\nis wrong:\n\nfor two reasons' },
    },
    {
      name: 'Outlook',
      text: 'I agree.\n\n-----Original Message-----\nFrom: Anna [mailto:anna@x.example]\nSent: Monday, June 4, 2024 9:30 AM\nTo: Ben\nSubject: Budget\n\nshall we?',
      want: { own: 'I agree.', quoted: 'shall we?', quoting: 'below' },
    },
    {
      name: 'Outlook without a line',
      text: 'I agree.\n\nFrom: Anna\nSent: Monday, June 4, 2024 9:30 AM\nTo: Ben; Carl\nCc: Dora\nSubject: Budget\n\nshall we?',
      want: { own: 'I agree.', quoted: 'shall we?' },
    },
    {
      name: 'Outlook on the web, with bold names',
      text: 'I agree.\n________________________________\n*From:* Anna\n*Sent:* Monday\n*To:* Ben\n*Subject:* Budget\n\nshall we?',
      want: { own: 'I agree.', quoted: 'shall we?' },
    },
    {
      name: 'Outlook in German',
      text: 'Gut.\n\nVon: Anna\nGesendet: Montag, 4. Juni 2024 09:30\nAn: Ben\nBetreff: AW: Budget\n\nMachen wir das?',
      want: { own: 'Gut.', quoted: 'Machen wir das?' },
    },
    {
      name: 'Outlook in French',
      text: 'Oui.\n\nDe : Anna\nEnvoyé : lundi 4 juin 2024 09:30\nÀ : Ben\nObjet : Budget\n\nd’accord ?',
      want: { own: 'Oui.' },
    },
    {
      name: 'Outlook in Chinese',
      text: '好\n\n发件人: Anna\n发送时间: 2024年6月4日 9:30\n收件人: Ben\n主题: 预算\n\n怎么样',
      want: { own: '好', quoted: '怎么样' },
    },
    {
      name: 'a copied header and marks below it',
      text: '----- Original Message -----\nFrom: "Anna" <anna@x.example>\nTo: "Ben" <ben@x.example>\nSent: Monday\nSubject: Budget\n\n> shall we?\n\nI agree.',
      want: { own: 'I agree.', quoted: 'shall we?', quoting: 'above' },
    },
    {
      name: 'a line that begins like a field',
      text: 'From: now on we meet at nine.\nSubject: to change.',
      want: { own: 'From: now on we meet at nine.\nSubject: to change.', quoting: 'none' },
    },
    {
      name: 'Apple Mail forwards',
      text: 'see below\n\nBegin forwarded message:\n\nFrom: Anna <anna@x.example>\nSubject: Budget\nDate: 4 June 2024 at 09:30\nTo: Ben\n\nshall we?',
      want: { own: 'see below', quoted: 'shall we?', quoting: 'forwarded' },
    },
    {
      name: 'Gmail forwards',
      text: '---------- Forwarded message ---------\nFrom: Anna <anna@x.example>\nDate: Mon, Jun 4, 2024 at 9:30 AM\nSubject: Budget\nTo: <ben@x.example>\n\nshall we?',
      want: { own: '', quoted: 'shall we?', quoting: 'forwarded' },
    },
    {
      name: 'Outlook forwards, as its subject says',
      subject: 'FW: Budget',
      text: 'fyi\n\nFrom: Anna\nSent: Monday\nTo: Ben\nSubject: Budget\n\nshall we?',
      want: { own: 'fyi', quoting: 'forwarded' },
    },
    {
      name: 'the same in an encoded subject',
      subject: '=?utf-8?Q?ENC:_Or=C3=A7amento?=',
      text: 'veja\n\nDe: Anna\nEnviado: segunda-feira\nPara: Ben\nAssunto: Orçamento\n\nvamos?',
      want: { own: 'veja', quoting: 'forwarded' },
    },
    {
      name: 'words torn off of a quote by another client',
      text: '> this line was much too long for the client that quoted it, so\nit broke\n> here and went on\n\nyes',
      want: { own: 'yes', quoting: 'above' },
    },
    {
      name: 'a signature',
      text: 'yes\n\n-- \nAnna Example\nX Org',
      want: { own: 'yes', signature: 'Anna Example\nX Org' },
    },
    {
      name: 'a signature above the quote',
      text: 'yes\n-- \nAnna\n\nOn Mon, 4 Jun 2024, Ben wrote:\n> a',
      want: { own: 'yes', signature: 'Anna', quoted: 'a' },
    },
    {
      name: 'two hyphens with much behind are no signature',
      text: `one\n--\n${'more\n'.repeat(20)}`,
      want: { own: `one\n--\n${'more\n'.repeat(20)}`.trim() },
    },
    {
      name: 'a block below a closing',
      text: 'The budget is done.\n\nKind regards,\n\nAnna Example\nTreasurer\n+49 30 1234567',
      want: {
        own: 'The budget is done.\n\nKind regards,',
        signature: 'Anna Example\nTreasurer\n+49 30 1234567',
        signOff: 'Kind regards,',
      },
    },
    {
      name: 'a name below a closing stays',
      text: 'done\n\nCheers,\nAnna',
      want: { own: 'done\n\nCheers,\nAnna', signOff: 'Cheers,' },
    },
    {
      name: 'a block without a closing',
      text: 'The budget is done.\n\nAnna Example\nX Org, www.x.example\nTel: 030 1234567',
      want: { own: 'The budget is done.', signature: 'Anna Example\nX Org, www.x.example\nTel: 030 1234567' },
    },
    {
      name: 'what a mail asks for is no signature',
      text: 'Transcript\n\nCampaign Support\nsign in here >> https://evil.test/login',
      want: { own: 'Transcript\n\nCampaign Support\nsign in here >> https://evil.test/login' },
    },
    { name: 'a phone', text: 'yes\n\nSent from my iPhone', want: { own: 'yes', signature: 'Sent from my iPhone' } },
    {
      name: 'a phone in German, above a quote',
      text: 'ja\n\nVon meinem iPhone gesendet\n\n> Am 04.06.2024 um 09:30 schrieb Anna <anna@x.example>:\n> \n> a',
      want: { own: 'ja', signature: 'Von meinem iPhone gesendet' },
    },
    {
      name: 'a legal remark',
      text: 'yes\n\nThis email and any attachments are confidential and intended solely for the addressee.',
      want: { own: 'yes' },
    },
    {
      name: 'a legal remark below a ruled line',
      text: 'Sincerely,\nAnna\n________________________________\nThe privileged confidential information contained in this email is intended for the addressees.',
      want: { own: 'Sincerely,\nAnna', signOff: 'Sincerely,' },
    },
    {
      name: 'Mailman',
      text: 'yes\n\n_______________________________________________\nTeam mailing list\nTeam@x.example\nhttps://x.example/mailman/listinfo/team',
      want: {
        own: 'yes',
        listFooter:
          '_______________________________________________\nTeam mailing list\nTeam@x.example\nhttps://x.example/mailman/listinfo/team',
      },
    },
    {
      name: 'Google Groups',
      text: 'yes\n\n-- \nYou received this message because you are subscribed to the Google Groups "team" group.\nTo unsubscribe from this group, send an email to team@x.example.',
      want: { own: 'yes', signature: undefined },
    },
    {
      name: 'a signature and a footer',
      text: 'yes\n-- \nAnna\n-- \nTeam list: team@x.example\nhttps://x.example/ for (un)subscription information.',
      want: {
        own: 'yes',
        signature: 'Anna',
        listFooter: '--\nTeam list: team@x.example\nhttps://x.example/ for (un)subscription information.',
      },
    },
    {
      name: 'a footer that is quoted is quoted',
      text: 'yes\n\n> a\n> _______________________________________________\n> Team mailing list',
      want: { own: 'yes', listFooter: undefined },
    },
    {
      name: 'a patch',
      text: 'Fix the sum.\n\nSigned-off-by: Anna <anna@x.example>\n---\n sum.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\ndiff --git a/sum.c b/sum.c\nindex 1..2 100644\n--- a/sum.c\n+++ b/sum.c\n@@ -1 +1 @@\n-a\n+b\n-- \n2.40.0',
      want: { own: 'Fix the sum.', signature: '2.40.0' },
    },
    {
      name: 'a patch between words',
      text: 'try this\n\n--- a/sum.c\n+++ b/sum.c\n@@ -1 +1 @@\n-a\n+b\n\nand tell me',
      want: { own: 'try this\n\nand tell me' },
    },
    {
      name: 'a covering letter',
      text: 'Two fixes.\n\nAnna (2):\n  one\n  two\n\n sum.c | 2 +-\n a/b.c | 10 ++++++++++\n 2 files changed, 11 insertions(+), 1 deletion(-)',
      want: { own: 'Two fixes.\n\nAnna (2):\n  one\n  two' },
    },
    {
      name: 'names before quoted lines',
      text: 'Anna> shall we?\nAnna> please\n\nI agree.',
      want: { own: 'I agree.', quoting: 'above' },
    },
    {
      name: 'an arrow is no quote',
      text: 'Budget> the sheet\n\nis ready',
      want: { own: 'Budget> the sheet\n\nis ready' },
    },
    {
      name: 'an attribution of words without marks, and the answer somewhere among them',
      text: 'On 3/31/20, 10:53 AM, "Anna" <anna@x.example> wrote:\n\n    shall we?\n\nI agree.',
      want: { own: 'On 3/31/20, 10:53 AM, "Anna" <anna@x.example> wrote:\n\n    shall we?\n\nI agree.' },
    },
    {
      name: 'a frame of PGP',
      text: '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nI agree.\n\n-----BEGIN PGP SIGNATURE-----\n\niQIzBAEB\n=abcd\n-----END PGP SIGNATURE-----',
      want: { own: 'I agree.' },
    },
    { name: 'nothing', text: '', want: { own: '', quoted: '', quoting: 'none', greeting: undefined } },
  ],
  'text/plain',
)

check(
  [
    {
      name: 'Gmail answers',
      text: '<div dir="ltr">I agree.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Jun 4, 2024 at 9:30 AM Anna &lt;<a href="mailto:a@x.example">a@x.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote">shall we?</blockquote></div>',
      want: { own: 'I agree.', quoting: 'below' },
    },
    {
      name: 'Gmail forwards',
      text: '<div>see below</div><div class="gmail_quote"><div>---------- Forwarded message ---------<br>From: Anna<br>Date: Mon<br>Subject: Budget<br></div>shall we?</div>',
      want: { own: 'see below', quoting: 'forwarded' },
    },
    {
      name: 'Apple Mail answers',
      text: '<div>I agree.<br><div><br><blockquote type="cite"><div>On 4 Jun 2024, at 09:30, Anna wrote:</div><br><div>shall we?</div></blockquote></div></div>',
      want: { own: 'I agree.', quoting: 'below' },
    },
    {
      name: 'Outlook answers',
      text: '<div class="WordSection1"><p>I agree.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Anna<br><b>Sent:</b> Monday<br><b>To:</b> Ben<br><b>Subject:</b> Budget</p></div><p>shall we?</p></div>',
      want: { own: 'I agree.', quoted: 'shall we?', quoting: 'below' },
    },
    {
      name: 'Outlook on the web answers',
      text: '<div>I agree.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Anna<br><b>Sent:</b> Monday</div><div>shall we?</div>',
      want: { own: 'I agree.', quoting: 'below' },
    },
    {
      name: 'Thunderbird answers in between',
      text: '<div class="moz-cite-prefix">On 04/06/2024 09:30, Anna wrote:<br></div><blockquote type="cite">one?</blockquote>yes<blockquote type="cite">two?</blockquote>no',
      want: { own: 'yes\n\nno', quoted: 'one?\n\ntwo?', quoting: 'interleaved' },
    },
    {
      name: 'an indented block is no quote',
      text: '<p>a</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">b</blockquote>',
      want: { own: 'a\n\nb', quoting: 'none' },
    },
    {
      name: 'a signature by its class',
      text: '<div>yes</div><div class="gmail_signature">Anna<br>X Org</div>',
      want: { own: 'yes', signature: 'Anna\nX Org' },
    },
    {
      name: 'styles, scripts, titles and hidden lines are no words',
      text: '<head><title>t</title><style>a{}</style></head><div style="display:none">preview</div><p>yes</p><script>x()</script>',
      want: { own: 'yes' },
    },
    {
      name: 'blocks and breaks',
      text: '<p>a\nb</p><p>c<br>d</p><ul><li>e<li>f</ul><table><tr><td>g<td>h<tr><td>i</table>',
      want: { own: 'a b\n\nc\nd\n\ne\nf\n\ng h\ni' },
    },
    {
      name: 'characters and spaces',
      text: '<p>a&nbsp;&amp;&eacute;   b<b>c</b>&zwnj;d</p>',
      want: { own: 'a &é bcd' },
    },
    { name: 'preformatted', text: '<pre>a\n  b\n\nc</pre>', want: { own: 'a\n  b\n\nc' } },
    {
      name: 'quoting elements that never close',
      text: '<p>a</p><blockquote>b<p>c',
      want: { own: 'a', quoted: 'b\n\nc' },
    },
    {
      name: 'an element that closes more than it opened',
      text: '</div></blockquote><p>a</p><blockquote><span>b</blockquote></span><p>c</p>',
      want: { own: 'a\n\nc', quoted: 'b' },
    },
  ],
  'text/html',
)

const attributions: readonly (readonly [language: string, line: string])[] = [
  ['English', 'On Tue, Jun 4, 2024 at 9:30 AM Anna Example <anna@x.example> wrote:'],
  ['German', 'Am Di., 4. Juni 2024 um 09:30 Uhr schrieb Anna <anna@x.example>:'],
  ['French', 'Le mar. 4 juin 2024 à 09:30, Anna <anna@x.example> a écrit :'],
  ['Spanish', 'El mar, 4 jun 2024 a las 9:30, Anna (<anna@x.example>) escribió:'],
  ['Portuguese', 'Em ter., 4 de jun. de 2024 às 09:30, Anna <anna@x.example> escreveu:'],
  ['Italian', 'Il giorno mar 4 giu 2024 alle ore 09:30 Anna <anna@x.example> ha scritto:'],
  ['Dutch', 'Op di 4 jun 2024 om 09:30 schreef Anna <anna@x.example>:'],
  ['Swedish', 'Den tis 4 juni 2024 kl 09:30 skrev Anna <anna@x.example>:'],
  ['Danish', 'Den tirs. 4. jun. 2024 kl. 09.30 skrev Anna <anna@x.example>:'],
  ['Norwegian', 'tir. 4. juni 2024 kl. 09:30 skrev Anna <anna@x.example>:'],
  ['Finnish', 'ti 4. kesäk. 2024 klo 9.30 Anna (anna@x.example) kirjoitti:'],
  ['Czech', 'út 4. 6. 2024 v 9:30 odesílatel Anna <anna@x.example> napsal:'],
  ['Polish', 'wt., 4 cze 2024 o 09:30 Anna <anna@x.example> napisał(a):'],
  ['Hungarian', 'Anna <anna@x.example> ezt írta (időpont: 2024. jún. 4., K, 9:30):'],
  ['Romanian', 'Pe mar., 4 iun. 2024 la 09:30, Anna <anna@x.example> a scris:'],
  ['Turkish', 'Anna <anna@x.example>, 4 Haz 2024 Sal, 09:30 tarihinde şunu yazdı:'],
  ['Russian', 'вт, 4 июн. 2024 г. в 09:30, Anna <anna@x.example>:'],
  ['Russian Thunderbird', '04.06.2024 09:30, Anna пишет:'],
  ['Ukrainian', 'вт, 4 черв. 2024 р. о 09:30 Anna <anna@x.example> пише:'],
  ['Greek', 'Στις Τρί 4 Ιουν 2024 στις 9:30 π.μ., ο χρήστης Anna <anna@x.example> έγραψε:'],
  ['Chinese', 'Anna <anna@x.example> 于2024年6月4日周二 09:30写道：'],
  ['Chinese Foxmail', '在 2024-06-04 09:30:00，"Anna" <anna@x.example> 写道：'],
  ['Japanese', '2024年6月4日(火) 9:30 Anna <anna@x.example>:'],
  ['Korean', '2024년 6월 4일 (화) 오전 9:30, Anna <anna@x.example>님이 작성:'],
  ['Hebrew', 'בתאריך יום ג׳, 4 ביוני 2024 ב-9:30 מאת Anna <anna@x.example>:'],
  ['Catalan', 'Missatge de Anna <anna@x.example> del dia dt., 4 de juny 2024 a les 9:30:'],
]

for (const [language, line] of attributions)
  test(`attribution: ${language}`, () => {
    const wording = wordingOf(`yes\n\n${line}\n\n> a`)
    assert.deepEqual([wording.own, wording.quoted], ['yes', 'a'])
  })

test('of alternatives the plain text is read, unless there is no use in it', () => {
  const both = (plain: string) =>
    readWording(
      readBodies([
        partOf('multipart/alternative', ''),
        partOf('text/plain', plain, 1, 0),
        partOf('text/html', `<p>${'page '.repeat(60)}</p>`, 2, 0),
      ]),
      [],
    ).own
  assert.equal(
    both('This is what she wrote, and it is long enough to be the whole of what she had to say.'),
    'This is what she wrote, and it is long enough to be the whole of what she had to say.',
  )
  assert.equal(both('Please view as HTML.'), 'page '.repeat(60).trim())
  assert.equal(both(' \n'), 'page '.repeat(60).trim())
})

test('several texts go on from each other, and an enclosed mail is forwarded', () => {
  const parts = [
    partOf('multipart/mixed', ''),
    partOf('text/plain', 'see this', 1, 0),
    partOf('message/rfc822', '', 2, 0),
    partOf('text/plain', 'shall we?', 3, 2),
    partOf('text/plain', 'thanks a lot for it', 4, 0),
  ]
  const { own, quoted, quoting } = readWording(readBodies(parts), [])
  assert.deepEqual([own, quoted], ['see this\n\nthanks a lot for it', 'shall we?'])
  assert.equal(quoting, 'interleaved')
  assert.equal(readWording(readBodies(parts.slice(0, 4)), []).quoting, 'forwarded')
})

test('flowed text is read in paragraphs, and a page sent as plain text is a page', () => {
  const flowed = partOf('text/plain', 'one \ntwo\n> a \n> b', 0, undefined, { format: 'flowed' })
  assert.deepEqual(
    [readWording(readBodies([flowed]), []).own, readWording(readBodies([flowed]), []).quoted],
    ['one two', 'a b'],
  )
  assert.equal(wordingOf('<html><body><p>yes</p></body></html>').own, 'yes')
})

test('no line is lost, and none is the author’s that others wrote', () => {
  const chance = random('wording')
  const lines = [
    'I agree',
    '> shall we',
    '>> no',
    '',
    'On Mon, 4 Jun 2024, Anna wrote:',
    '-- ',
    'Anna',
    'Best,',
    '---',
    '_'.repeat(40),
    'Team mailing list',
    'From: Anna',
    'Sent: Monday',
    'To: Ben',
    'Subject: a',
    '-----Original Message-----',
    'Sent from my iPhone',
    'diff --git a b',
    '+a',
    ' 1 file changed,',
    'Hi Ben,',
  ]
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: chance.below(16) }, () => chance.pick(lines)).join('\n')
    for (const type of ['text/plain', 'text/html']) {
      const [body] = readBodies([partOf(type, type === 'text/html' ? text.replaceAll('\n', '<br>') : text)])
      assert.equal(body!.regions.of.length, body!.lines.length)
      for (const [index, line] of body!.lines.entries())
        if (line.depth > 0) assert.equal(body!.regions.of[index], 'quoted')
      const { own } = readWording([body!], [])
      assert.ok(!/^>/m.test(own) || type === 'text/html')
    }
  }
})

test('a long body of anything is read in no time', () => {
  for (const piece of [
    '> a\n',
    'From: a\nSent: b\n',
    'On 1/1/2020, a wrote:\n',
    'Thanks,\n',
    '-- \n',
    'a\n\n',
    'diff --git a b\n',
    ' 1 file changed,\n',
    '_'.repeat(30) + '\n',
    'a '.repeat(40) + ':\n',
    '，'.repeat(80) + '\n',
    'a'.repeat(5000),
    '<div class=gmail_quote>',
    '<p>a',
    '<br>',
  ]) {
    const start = performance.now()
    wordingOf(piece.repeat(100_000 / piece.length))
    wordingOf(piece.repeat(100_000 / piece.length), 'text/html')
    assert.ok(performance.now() - start < 3000, `${JSON.stringify(piece)} ${performance.now() - start} ms`)
  }
})
