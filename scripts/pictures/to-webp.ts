import type { BrowserContext } from "@playwright/test"

/** A PNG as WebP, a third of its size: the browser that took the picture can encode it too. */
export async function toWebp(context: BrowserContext, png: Buffer): Promise<Buffer> {
  const page = await context.newPage()
  try {
    const address = await page.evaluate(
      async (source) => {
        const bitmap = await createImageBitmap(await (await fetch(source)).blob())
        const canvas = document.createElement("canvas")
        canvas.width = bitmap.width
        canvas.height = bitmap.height
        canvas.getContext("2d")?.drawImage(bitmap, 0, 0)
        return canvas.toDataURL("image/webp", 0.92)
      },
      `data:image/png;base64,${png.toString("base64")}`,
    )
    return Buffer.from(address.slice(address.indexOf(",") + 1), "base64")
  } finally {
    await page.close()
  }
}
