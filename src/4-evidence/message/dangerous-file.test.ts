import { check, mail, withFile } from '../mail.contract.ts'
import { dangerousFile } from './dangerous-file.ts'

const file = (name: string, type = 'application/octet-stream', content?: string) => mail(withFile(name, type, content))

check(dangerousFile, [
  { name: 'no file is quiet', mail: mail(), wants: 'quiet' },
  { name: 'a document is quiet', mail: file('plan.pdf', 'application/pdf', '%PDF-1.4\n'), wants: 'quiet' },
  { name: 'a date in a name is no second ending', mail: file('minutes.2024.docx'), wants: 'quiet' },
  {
    name: 'a name that ends like a web address is quiet',
    mail: file('notes-example.org.pdf', 'application/pdf'),
    wants: 'quiet',
  },
  {
    name: 'a file that runs is seen, with its part',
    mail: file('update.exe'),
    wants: { says: /^The attached file update\.exe is of a kind that runs/, shows: 'update.exe', least: 5, most: 5 },
  },
  {
    name: 'a disk image is seen',
    mail: file('papers.iso'),
    wants: { says: /papers\.iso is of a kind that runs or is mounted/ },
  },
  {
    name: 'an ending hidden behind another is more',
    mail: file('plan.pdf.lnk'),
    wants: { says: /plan\.pdf\.lnk hides an ending that runs/, least: 7 },
  },
  {
    name: 'a program is known by its declared type',
    mail: file('plan', 'application/x-msdownload', 'no program'),
    wants: { says: /The attached file plan /, least: 5 },
  },
  {
    name: 'macros count less',
    mail: file('template.docm'),
    wants: { says: /template\.docm may carry macros/, most: 3 },
  },
  {
    name: 'a name that turns the reading direction is seen',
    mail: file('plan\u202efdp.doc'),
    wants: { says: /signs that turn the reading direction/, least: 7 },
  },
])
