/**
 * A text reduced to what survives printing, re-flowing and copying: its letters and digits, in lower case, without
 * accents, spaces, punctuation and line ends. Each remembers where in the text it stood.
 */
export interface Letters {
  /** UTF-16 units of the letters, one after the other. */
  readonly codes: Uint16Array
  /** Offset in the original text of the character that each letter came from; never decreases. */
  readonly from: Uint32Array
}

/** In the table: the character is no letter. */
const DROPPED = 0
/** In the table: the character stands for several letters, which EXPANSIONS has. */
const EXPANDED = 1

/** Signs that are read as several letters: `ﬁ` and `fi` must be the same to a search. Unicode has most of them. */
const EXPANSIONS = new Map<number, readonly number[]>(
  Object.entries({ ß: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe' }).map(([sign, letters]) => [
    sign.charCodeAt(0),
    unitsOf(letters),
  ]),
)

/**
 * What each UTF-16 unit becomes. A table, because the question is asked for every character of every document. Beyond
 * the alphabets that have case, accents or wide forms a unit stays what it is, halves of surrogate pairs too.
 */
const FOLDED = foldedUnits()

function foldedUnits(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit
  const ranges: readonly (readonly [number, number])[] = [
    [0, 0x1400],
    [0x1d00, 0x3100],
    [0xa640, 0xa800],
    [0xfb00, 0xfb07],
    [0xfe00, 0xfe70],
    [0xfeff, 0xff66],
    [0xfff0, 0x10000],
  ]
  for (const [from, to] of ranges)
    for (let unit = from; unit < to; unit++) {
      const letters = EXPANSIONS.get(unit) ?? foldedUnit(unit)
      table[unit] = letters.length === 0 ? DROPPED : letters.length === 1 ? letters[0]! : EXPANDED
      if (letters.length > 1) EXPANSIONS.set(unit, letters)
    }
  // Private use holds icons and broken font encodings, which differ between two prints of one text.
  return table.fill(DROPPED, 0xe000, 0xf900)
}

/** One unit without accent and case (Unicode compatibility decomposition), its signs that are no letters left out. */
function foldedUnit(unit: number): readonly number[] {
  const plain = String.fromCharCode(unit).normalize('NFKD').toLowerCase().normalize('NFKD')
  return unitsOf(plain.replace(/[^\p{L}\p{N}]/gu, ''))
}

function unitsOf(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

/** Reduces a text, or the part [from, to) of it, to its letters. Linear in its length. */
export function lettersOf(text: string, from = 0, to = text.length): Letters {
  let room = to - from
  let codes = new Uint16Array(room)
  let offsets = new Uint32Array(room)
  let length = 0
  for (let index = from; index < to; index++) {
    const folded = FOLDED[text.charCodeAt(index)]!
    if (folded === DROPPED) continue
    if (folded !== EXPANDED) {
      if (length === room) grow()
      codes[length] = folded
      offsets[length++] = index
      continue
    }
    for (const letter of EXPANSIONS.get(text.charCodeAt(index))!) {
      if (length === room) grow()
      codes[length] = letter
      offsets[length++] = index
    }
  }
  return { codes: codes.subarray(0, length), from: offsets.subarray(0, length) }

  // Only a text of ligatures has more letters than characters.
  function grow() {
    room = room * 2 + 8
    const [moreCodes, moreOffsets] = [new Uint16Array(room), new Uint32Array(room)]
    moreCodes.set(codes)
    moreOffsets.set(offsets)
    codes = moreCodes
    offsets = moreOffsets
  }
}
