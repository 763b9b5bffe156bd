/** The part of the package that is used here; it comes without types. */
declare module 'word-extractor' {
  interface ExtractedWord {
    getBody(): string
    getFootnotes(): string
    getEndnotes(): string
    getHeaders(options?: { includeFooters?: boolean }): string
    getAnnotations(): string
    getTextboxes(): string
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<ExtractedWord>
  }
}
