/** Why we keep to our reading where another program reads otherwise. */
export interface Reason {
  readonly messages: readonly string[]
  /** Which disagreements in these messages it is about. */
  readonly about: RegExp
  readonly reason: string
}

/** All disagreements with the suites' readings. A row for which nothing is left fails the test, as does a missing one. */
export const REASONS: readonly Reason[] = [
  {
    messages: ['legacy/010', 'legacy/017', 'legacy/020', 'legacy/022', 'legacy/027', 'legacy/052'],
    about: /^(?:subject|to)$/,
    reason: 'Header bytes over 127 that are no UTF-8 are read as Windows-1252; mail-parser replaces them.',
  },
  {
    messages: ['legacy/016', 'legacy/026'],
    about: /^part \d name$/,
    reason: 'A file name in bytes over 127 that are no UTF-8 is read as Windows-1252; mail-parser replaces them.',
  },
  {
    messages: ['legacy/033', 'legacy/052'],
    about: /^part \d text$/,
    reason:
      'Text without a charset that is no UTF-8 is read as Windows-1252; mail-parser replaces what it cannot read.',
  },
  {
    messages: ['legacy/017', 'legacy/026', 'legacy/048'],
    about: /^part \d (?:bytes|text)$/,
    reason: 'A part in x-uuencode is decoded; mail-parser leaves it as it is.',
  },
  {
    messages: ['legacy/049', 'sig-uu', 'uu-junk', 'uu-zeegee'],
    about: /^outline$/,
    reason: 'Uuencoded files in a text are parts of it; the suites leave them in the text, where we keep them as well.',
  },
  {
    messages: ['malformed/000'],
    about: /^outline$/,
    reason: 'A delimiter ends a header section too, so there are four parts, three with a type; mail-parser sees none.',
  },
  {
    messages: ['malformed/001', 'malformed/008', 'malformed/016'],
    about: /^outline$/,
    reason:
      'Of boundaries that begin alike, the one that the whole line is counts; mail-parser takes the inner for all.',
  },
  {
    messages: ['malformed/009', 'malformed/011', 'malformed/012'],
    about: /^outline$/,
    reason:
      'RFC 2046 §5.1.2: the outer boundary ends an inner multipart that was not closed; mail-parser reads over it.',
  },
  {
    messages: ['malformed/004'],
    about: /^part \d header$/,
    reason: 'What follows a boundary on its line is not the beginning of the next header section.',
  },
  {
    messages: ['malformed/007'],
    about: /^outline$/,
    reason:
      'A delimiter ends a header section without an empty line; mail-parser reads the next part’s fields into it.',
  },
  {
    messages: ['malformed/019'],
    about: /^sent$/,
    reason:
      'The clock says 10:00:t, which is no time: the day is read and no hour; mail-parser takes the hour and the year for a zone.',
  },
  {
    messages: ['malformed/019'],
    about: /^outline$/,
    reason:
      'Fields inside a broken part are text: a line that is no field came first; mail-parser makes multiparts of them.',
  },
  {
    messages: ['malformed/020', 'malformed/021'],
    about: /^outline$/,
    reason: 'Of two Content-Type fields the first counts, here the multipart; mail-parser takes the second.',
  },
  {
    messages: ['malformed/022'],
    about: /^part 2 end$/,
    reason: 'An attached message that is none ends before its delimiter; mail-parser counts the delimiter into it.',
  },
  {
    messages: ['rfc/000', 'thirdparty/002'],
    about: /^part [2-5] text$/,
    reason:
      'RFC 2045 §6.8: what says base64 is decoded, other characters are ignored; mail-parser shows it undecoded or adds bytes.',
  },
  {
    messages: ['thirdparty/005'],
    about: /^part 5 (?:text|end)$/,
    reason: 'RFC 2046 §5.1.1: a delimiter is at the beginning of a line; mail-parser finds one at the end of a line.',
  },
  {
    messages: ['thirdparty/005'],
    about: /^part 1 text$/,
    reason:
      'The suite’s CRLF copy has a CR put into UTF-16, which leaves half a character at the end; we show that one is there.',
  },
  {
    messages: ['thirdparty/015'],
    about: /^outline$/,
    reason: 'Three messages are attached, each ending at the outer delimiter; mail-parser nests them.',
  },
  {
    messages: ['badbound', 'missing-boundary', 'multipartnopart'],
    about: /^outline$/,
    reason: 'A multipart in which no part begins is read as text, so that its words are seen; mime4j has it empty.',
  },
  {
    messages: ['missing-inner-boundary', 'missing-inner-start-boundary'],
    about: /^outline$/,
    reason: 'The inner multipart has no part and is read as text; mime4j has it empty.',
  },
  {
    messages: ['basic-plain-with-bad-header-separator', 'hdr-fakeout'],
    about: /^part 0 lines$/,
    reason: 'The lines behind the forgotten empty line are the body; mime4j drops them.',
  },
  {
    messages: ['malformedHeader-noheader', 'malformedHeaderStartsBody-noheader'],
    about: /^part 0 lines$/,
    reason: 'A text without any field is a body from its first line on; mime4j drops lines of it.',
  },
  {
    messages: ['malformedHeader-nocrlfcrlf', 'malformedHeaderStartsBody-nocrlfcrlf', 'obsolete'],
    about: /^part 0 (?:fields|lines)$/,
    reason:
      'Behind a line that is no field, only names that header sections have go on with it; all else is kept as body.',
  },
]
