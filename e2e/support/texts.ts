import { existsSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { texts as devicesTexts } from "../../lib/texts/devices"

// What tests look for comes from the app's texts, so that it changes with them. Only e2e/accessible-names.spec.ts repeats
// some of them.

export { texts as tokenTexts } from "../../components/connect/pasted-token"
export { texts as connectTexts } from "../../components/connect/texts"
export { texts as callTexts } from "../../lib/texts/call"
export { texts as endedTexts } from "../../lib/texts/ended"
export { texts as errorTexts } from "../../lib/texts/errors"
export { texts as homeTexts } from "../../lib/texts/home"
export { texts as joinTexts } from "../../lib/texts/join"
export { texts as nameTexts } from "../../lib/texts/people"
export { copyLinkTexts, copyTexts, texts as prejoinTexts } from "../../lib/texts/prejoin"

/** Shown if a device is gone. */
export const lost = { camera: devicesTexts.lost("camera") }
/** Shown if the browser doesn't allow a device. */
export const blocked = {
  camera: devicesTexts.denied("camera"),
  microphone: devicesTexts.denied("microphone"),
}

export const captionsText = await featureText("captions")
export const chatText = await featureText("chat")
export const handsText = await featureText("hands")
export const peopleText = await featureText("people")
export const pictureInPictureText = await featureText("picture-in-picture")
export const reactionsText = await featureText("reactions")
export const shortcutsText = await featureText("shortcuts")

/** Returns a pattern for a text that contains a value, whatever the value is. */
export function textPattern(text: (value: string) => string | undefined): RegExp {
  const parts = (text("\0") ?? "").split("\0").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return new RegExp(parts.join(".*"))
}

/**
 * Returns a function for a feature's texts, by key and with the values that the text contains. A removed feature has none:
 * its tests are skipped.
 */
async function featureText(name: string): Promise<(key: string, ...values: unknown[]) => string> {
  const file = `features/${name}/texts.ts`
  if (!existsSync(file)) return (key) => key
  const { texts } = await import(pathToFileURL(file).href)
  return (key, ...values) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`${file} has no text "${key}".`)
    return typeof text === "function" ? [text(...values)].flat().join(" ") : text
  }
}
