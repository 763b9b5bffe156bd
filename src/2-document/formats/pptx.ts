import type { BlockKind } from '../content.ts'
import type { Draft } from '../draft.ts'
import type { DocumentFormat } from '../format.ts'
import { markOfficeParts, readOfficeProperties, relationsOf } from '../office-properties.ts'
import { readPackagePictures } from '../package-pictures.ts'
import { walkXml } from '../xml-walk.ts'
import { memberNames, openPackage, type ZipPackage } from '../zip-package.ts'

const PRESENTATION = 'ppt/presentation.xml'

/** PowerPoint presentations since 2007 (ECMA-376): slides in their order, speaker's notes, comments, hidden slides. */
export const pptx: DocumentFormat = {
  name: 'pptx',
  recognise: bytes => (memberNames(bytes, 2000).includes(PRESENTATION) ? 'yes' : 'no'),
  async read(bytes, draft, engine) {
    const members = openPackage(bytes, draft)
    const slides = slidesOf(members, draft)
    draft.pages(slides.length)
    for (const [index, path] of slides.entries()) {
      if (index === draft.limits.pages || !draft.hasRoom()) break
      readSlide(members, path, index + 1, draft)
    }
    readOfficeProperties(members, draft)
    markOfficeParts(members, draft)
    await readPackagePictures(members, /^ppt\/media\//, draft, engine)
  },
}

function slidesOf(members: ZipPackage, draft: Draft): string[] {
  const part = members.read(PRESENTATION)
  const relations = relationsOf(members, PRESENTATION, draft)
  const slides: string[] = []
  if (part === undefined) draft.blind('The list of slides cannot be read.')
  else
    walkXml(part, draft.limits.depth, {
      open(name, attributes) {
        const target = name === 'p:sldId' ? relations.get(attributes['r:id'] ?? '')?.target : undefined
        if (target !== undefined) slides.push(target)
      },
    })
  return slides
}

function readSlide(members: ZipPackage, path: string, page: number, draft: Draft): void {
  const slide = members.read(path)
  if (slide === undefined) return
  const { hidden, text } = drawingText(slide, draft)
  if (hidden) draft.mark('hidden-text', `Slide ${page} is hidden.`, { page })
  draft.add(hidden ? 'hidden' : 'body', text, { page })
  for (const { type, target } of relationsOf(members, path, draft).values()) {
    const kind: BlockKind | undefined =
      type === 'notesSlide' ? 'note' : type === 'comments' || type === 'comment' ? 'comment' : undefined
    const part = kind === undefined ? undefined : members.read(target)
    if (kind === undefined || part === undefined) continue
    const said = drawingText(part, draft).text
    draft.add(kind, said, { page })
    if (kind === 'comment') draft.mark('comment', `Comment on slide ${page}: ${said.slice(0, 200)}`, { page })
  }
}

/** The paragraphs of a drawing (ECMA-376 part 1 §21.1.2), and whether its slide is left out of the show. */
function drawingText(part: Uint8Array, draft: Draft): { hidden: boolean; text: string } {
  const words: string[] = []
  let [hidden, inText] = [false, false]
  walkXml(part, draft.limits.depth, {
    open(name, attributes) {
      if (name === 'p:sld' && ['0', 'false'].includes(attributes['show'] ?? '')) hidden = true
      else if (name === 'a:t' || name === 'p:text') inText = true
      else if (name === 'a:br') words.push('\n')
    },
    text(text) {
      if (inText) words.push(text)
    },
    close(name) {
      if (name === 'a:t' || name === 'p:text') inText = false
      if (name === 'a:p' || name === 'p:text') words.push('\n')
      else if (name === 'a:tc') words.push('\t')
    },
  })
  return { hidden, text: words.join('') }
}
