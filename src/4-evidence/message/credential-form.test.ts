import { check, mail, withFile, withHtml } from '../mail.contract.ts'
import { credentialForm } from './credential-form.ts'

const form = '<form action="https://collect.example.test/in" method="post"><input name="a"><input type="submit"></form>'

check(credentialForm, [
  { name: 'a plain mail is quiet', mail: mail(), wants: 'quiet' },
  { name: 'HTML without a form is quiet', mail: mail(withHtml('<p>Hi Berta</p>')), wants: 'quiet' },
  { name: 'an attached text is quiet', mail: mail(withFile('notes.txt', 'text/plain', 'notes')), wants: 'quiet' },
  {
    name: 'a form is seen, with where it sends',
    mail: mail(withHtml(form)),
    wants: {
      says: /^The mail holds a form whose entries are sent to collect\.example\.test\.$/,
      shows: 'https://collect.example.test/in',
      least: 4,
      most: 4,
    },
  },
  {
    name: 'a form that asks to sign in is more',
    mail: mail(withHtml(`<p>Please sign in with your password below.</p>${form}`)),
    wants: { says: /collect\.example\.test/, least: 5 },
  },
  {
    name: 'an attached page is seen, with its part',
    mail: mail(withFile('invoice.html', 'application/octet-stream', '<html><body>Invoice</body></html>')),
    wants: { says: /^A web page is attached as a file \(invoice\.html\)\.$/, shows: 'invoice.html', least: 3 },
  },
  {
    name: 'a picture that is a page is seen',
    mail: mail(withFile('scan.svg', 'image/svg+xml', '<svg></svg>')),
    wants: { says: /scan\.svg/, shows: 'scan.svg' },
  },
])
