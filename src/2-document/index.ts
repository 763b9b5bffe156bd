export { comparedText } from './compared-text.ts'
export {
  type Block,
  type BlockKind,
  type Content,
  type Mark,
  type MarkKind,
  type Property,
  VISIBLE,
} from './content.ts'
export { DOCUMENT_LIMITS, type DocumentLimits } from './document-limits.ts'
export { type Picture, type TextEngine } from './format.ts'
export { printedTexts } from './printed-texts.ts'
export { contentOfText, readDocument, type ReadDocumentOptions } from './read-document.ts'
