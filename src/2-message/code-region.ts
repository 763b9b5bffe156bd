import type { Region } from './text-region.ts'
import type { TextLine } from './text-line.ts'

/** Lines above a diff in which the `---` stands that parts it from the message: names of all changed files are between. */
const MOST_SUMMARY = 400

/** How lines of a diff begin (POSIX `diff -u`, git's extended header). */
const DIFF_LINE =
  /^(?:[ +@\\-]|$|diff |index |Index: |={10,}|new file|deleted file|old mode|new mode|similarity|dissimilarity|rename |copy |Binary files|GIT binary|literal |delta |Only in )/

/**
 * Marks the author's own patches: they are code, and a habit of words must not be learnt of them. With `git
 * format-patch` all from the `---` line on goes, the list of files and remarks between included; a diff without it goes
 * from its first to its last line. The message above it stays, but for the names that tools put below it, and so do words
 * below a diff. Lists of changed files go too where they stand alone, as in covering letters.
 */
export function markPatches(lines: readonly TextLine[], of: Region[]): void {
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index]!.text.charCodeAt(0)
    if (of[index] !== 'own' || (first !== 32 && first !== 45 && first !== 100)) continue
    if (isDiffStart(lines, index)) {
      let end = index + 1
      while (end < lines.length && of[end] === 'own' && isDiffLine(lines, end)) end++
      of.fill('code', trailerStart(lines, of, summaryStart(lines, of, index)), end)
      index = end - 1
    } else if (TOTAL.test(lines[index]!.text)) of.fill('code', listStart(lines, index), index + 1)
  }
}

/** The last line of the list of changed files that covering letters have, and the lines above it. */
const TOTAL = /^ \d{1,7} files? changed(?:,|$)/
const CHANGED_FILE = /^ \S.{0,200} \|\s+(?:\d+ ?[+-]*|Bin .*)$|^ (?:create|delete) mode \d+ |^ rename |^ mode change /

function listStart(lines: readonly TextLine[], total: number): number {
  let start = total
  while (start > 0 && CHANGED_FILE.test(lines[start - 1]!.text)) start--
  return start
}

/** `Signed-off-by: Anna <anna@x.example>` and its kin, which tools write below a patch's message. */
const TRAILER =
  /^(?:[A-Z][a-z]+(?:-[a-z]+)*-by|Cc|CC|Fixes|Link|Closes|Change-Id|Message-Id|Message-ID|References|Resolves|Bug|See-also|Tested): /

function trailerStart(lines: readonly TextLine[], of: readonly Region[], patch: number): number {
  let start = patch
  while (start > 0 && of[start - 1] === 'own' && TRAILER.test(lines[start - 1]!.text)) start--
  return start
}

function isDiffStart(lines: readonly TextLine[], index: number): boolean {
  const { text } = lines[index]!
  if (text.startsWith('diff --git ') || text.startsWith('diff -')) return true
  return text.startsWith('--- ') && lines[index + 1]?.text.startsWith('+++ ') === true
}

/** The signature that git puts below a patch is none of its lines, though it begins with a hyphen. */
function isDiffLine(lines: readonly TextLine[], index: number): boolean {
  const { text } = lines[index]!
  return text !== '-- ' && text !== '--' && DIFF_LINE.test(text)
}

function summaryStart(lines: readonly TextLine[], of: readonly Region[], diff: number): number {
  for (let index = diff - 1; index >= 0 && index > diff - MOST_SUMMARY && isAuthors(of[index]!); index--)
    if (lines[index]!.text.trimEnd() === '---') return index
  return diff
}

/** The list of changed files was marked before the diff below it was seen. */
function isAuthors(region: Region): boolean {
  return region === 'own' || region === 'code'
}

/**
 * Marks the frame of a text that is signed within itself (RFC 9580 §7): its first line with the fields below it, and
 * the signature, which are no words.
 */
export function markArmour(lines: readonly TextLine[], of: Region[]): void {
  for (let index = 0; index < lines.length; index++) {
    const { text } = lines[index]!
    if (text.charCodeAt(0) !== 45 || !text.startsWith('-----BEGIN PGP ') || of[index] !== 'own') continue
    const last = text.startsWith('-----BEGIN PGP SIGNED') ? '' : '-----END PGP '
    let end = index + 1
    while (end < lines.length && !(last === '' ? lines[end]!.text.trim() === '' : lines[end]!.text.startsWith(last)))
      end++
    of.fill('code', index, end + 1)
    index = end
  }
}
