import type { PdfLibrary, PDFPageProxy } from './pdf-open.ts'
import type { DrawingSteps } from './pdf-drawer.ts'
import type { Picture } from './format.ts'

/** A picture's pixels as the PDF library hands them out: 1 grey by bits, 2 three bytes a pixel, 3 four. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array
}

/** Where the library keeps what a page draws. */
interface PageObjects {
  /** Calls back when the object is there; with null where it could not be decoded. */
  get(name: string, then: (object: unknown) => void): unknown
}

/** Pictures of a page that are large enough to be its scan, one after the other, as anymaps for the text engine. */
export async function* pagePictures(
  ops: PdfLibrary['OPS'],
  page: PDFPageProxy,
  { fnArray, argsArray }: DrawingSteps,
): AsyncGenerator<Picture> {
  for (const [index, op] of fnArray.entries()) {
    if (op !== ops.paintImageXObject) continue
    const name = String((argsArray[index] as readonly unknown[])[0])
    // Pictures that several pages share have names of their own and lie with the document.
    const objects = (name.startsWith('g_') ? page.commonObjs : page.objs) as PageObjects
    // A large picture is still being decoded when the page's drawing steps are known.
    const pixels = await new Promise<unknown>(resolve => objects.get(name, resolve))
    const picture = isPixels(pixels) && pixels.width * pixels.height >= LEAST_PIXELS ? anymap(pixels) : undefined
    if (picture !== undefined) yield picture
  }
}

/** A smaller picture is no page: two hundred by two hundred. */
const LEAST_PIXELS = 40_000

function isPixels(value: unknown): value is Pixels {
  return (
    typeof value === 'object' && value !== null && 'data' in value && 'kind' in value && ArrayBuffer.isView(value.data)
  )
}

/** Portable anymap (netpbm): P4 has a bit a pixel with 1 for black, P6 three bytes a pixel. */
function anymap({ width, height, kind, data }: Pixels): Picture | undefined {
  const header = (magic: string, depth: string) => Buffer.from(`${magic}\n${width} ${height}\n${depth}`, 'latin1')
  const bytes = Buffer.from(data)
  if (kind === 1) return { type: 'pnm', bytes: Buffer.concat([header('P4', ''), bytes.map(byte => ~byte & 0xff)]) }
  if (kind === 2) return { type: 'pnm', bytes: Buffer.concat([header('P6', '255\n'), bytes]) }
  if (kind !== 3) return undefined
  const colors = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; from + 3 < bytes.length; from += 4, to += 3) colors.set(bytes.subarray(from, from + 3), to)
  return { type: 'pnm', bytes: Buffer.concat([header('P6', '255\n'), colors]) }
}
