/**
 * Wraps a PNG into an ICO file, which may hold one as it is.
 * @param size the picture's side in pixels, at most 256
 */
export function ico(png: ArrayBuffer, size: number): Uint8Array<ArrayBuffer> {
  const HEADER_BYTES = 22
  const file = new Uint8Array(HEADER_BYTES + png.byteLength)
  const view = new DataView(file.buffer)
  view.setUint16(2, 1, true) // an icon
  view.setUint16(4, 1, true) // of one picture
  // A side is one byte, in which 256 is written as 0.
  view.setUint8(6, size % 256)
  view.setUint8(7, size % 256)
  view.setUint16(10, 1, true) // colour planes
  view.setUint16(12, 32, true) // bits a pixel
  view.setUint32(14, png.byteLength, true)
  view.setUint32(18, HEADER_BYTES, true)
  file.set(new Uint8Array(png), HEADER_BYTES)
  return file
}
