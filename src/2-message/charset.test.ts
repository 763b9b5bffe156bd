import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeAs, decodeText } from './charset.ts'

const rows = [
  { name: 'ASCII without a label', hex: '6869', text: 'hi', charset: 'us-ascii' },
  { name: 'ASCII under another label has its name', hex: '6869', label: 'UTF-8', text: 'hi', charset: 'utf-8' },
  { name: 'ASCII under an unknown label', hex: '6869', label: 'martian', text: 'hi', charset: 'us-ascii' },
  { name: 'UTF-8', hex: 'c3bc', label: 'utf-8', text: 'ü', charset: 'utf-8' },
  { name: 'a mark at the beginning goes', hex: 'efbbbfc3bc', label: 'utf-8', text: 'ü', charset: 'utf-8' },
  { name: 'unlabelled UTF-8 is seen', hex: 'c3bc', text: 'ü', charset: 'utf-8' },
  { name: 'unlabelled other text is Windows-1252', hex: 'fc80', text: 'ü€', charset: 'windows-1252' },
  { name: 'one byte', hex: 'fc', text: 'ü', charset: 'windows-1252' },
  { name: 'what says ASCII and is not is guessed', hex: 'c3bc', label: 'us-ascii', text: 'ü', charset: 'utf-8' },
  { name: 'what says UTF-8 and is nothing of it', hex: '47fc', label: 'utf-8', text: 'Gü', charset: 'windows-1252' },
  { name: 'what says UTF-8 and is cut', hex: 'c3bce282', label: 'utf-8', text: 'ü\ufffd', charset: 'utf-8' },
  { name: 'ISO 8859-1 is read as its superset', hex: '80fc', label: 'ISO-8859-1', text: '€ü', charset: 'windows-1252' },
  { name: 'gaps of Windows-1252 stay', hex: '81fc', label: 'windows-1252', text: '\x81ü', charset: 'windows-1252' },
  { name: 'ISO 8859-15', hex: 'a4', label: 'iso-8859-15', text: '€', charset: 'iso-8859-15' },
  { name: 'KOI8-R', hex: 'f0d2c9', label: 'koi8-r', text: 'При', charset: 'koi8-r' },
  { name: 'Shift_JIS', hex: '93fa', label: 'shift_jis', text: '日', charset: 'shift_jis' },
  { name: 'ISO-2022-JP', hex: '1b2442467c1b2842', label: 'iso-2022-jp', text: '日', charset: 'iso-2022-jp' },
  {
    name: 'ISO-2022-JP with a switch too many',
    hex: '1b2442467c1b28421b2442467c1b2842',
    label: 'iso-2022-jp',
    text: '日日',
    charset: 'iso-2022-jp',
  },
  { name: 'its variants', hex: '1b2442467c1b2842', label: 'ISO-2022-JP-2', text: '日', charset: 'iso-2022-jp' },
  { name: 'EUC-KR', hex: 'c7d1', label: 'ks_c_5601-1987', text: '한', charset: 'euc-kr' },
  { name: 'ISO-2022-KR', hex: '1b2429430e47510f6869', label: 'iso-2022-kr', text: '한hi', charset: 'iso-2022-kr' },
  { name: 'HZ', hex: '7e7b3a3a7e7d7e7e6869', label: 'hz-gb-2312', text: '汉~hi', charset: 'hz-gb-2312' },
  { name: 'HZ ends with the line', hex: '7e7b3a3a0a6869', label: 'hz', text: '汉\nhi', charset: 'hz-gb-2312' },
  { name: 'GB 18030', hex: 'bab9', label: 'gb2312', text: '汗', charset: 'gbk' },
  { name: 'Big5', hex: 'a4a4', label: 'big5', text: '中', charset: 'big5' },
  { name: 'UTF-7', hex: '2b4150772d', label: 'utf-7', text: 'ü', charset: 'utf-7' },
  {
    name: 'UTF-7 with plus signs, a run behind a run, and one without end',
    hex: '2b2d612b4150772d2b415077',
    label: 'utf7',
    text: '+aüü',
    charset: 'utf-7',
  },
  { name: 'code page 437', hex: '81', label: 'cp437', text: 'ü', charset: 'cp437' },
  { name: 'UTF-16 by its mark', hex: 'fffefc00', text: 'ü', charset: 'utf-16le' },
  { name: 'UTF-16 by its label', hex: '00fc', label: 'utf-16be', text: 'ü', charset: 'utf-16be' },
  { name: 'a label in quotes and capitals', hex: 'fc', label: ' "ISO-8859-1" ', text: 'ü', charset: 'windows-1252' },
  { name: 'a transfer encoding is no charset', hex: '5957', label: 'base64', text: 'YW', charset: 'us-ascii' },
  { name: 'labels that mean nothing', hex: 'c3bc', label: 'x-user-defined', text: 'ü', charset: 'utf-8' },
]

for (const { name, hex, label, text, charset } of rows)
  test(name, () => {
    const bytes = Buffer.from(hex, 'hex')
    assert.deepEqual(decodeText(bytes, label), { text, charset })
    // The name that was answered is enough to read the bytes again.
    assert.equal(decodeAs(bytes, charset), text)
  })

test('no label makes it throw', () => {
  for (const label of [
    '',
    ' ',
    '"',
    '\0',
    'utf-8\n',
    'x'.repeat(10_000),
    '__proto__',
    'constructor',
    'toString',
    'hex',
    'base64',
    'internal',
    'ucs2',
  ])
    assert.equal(typeof decodeText(Buffer.from([0x41, 0xff]), label).text, 'string')
})
