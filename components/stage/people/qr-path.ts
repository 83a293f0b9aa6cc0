/** The dark squares of a QR code as one SVG path, each run of a row as one rectangle. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  let path = ""
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      const width = x + 1 - from
      path += `M${from} ${y}h${width}v1h-${width}z`
    }
  })
  return path
}
