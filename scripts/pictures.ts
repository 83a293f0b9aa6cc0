import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Browser, BrowserContext, Page } from "@playwright/test"
import { launchBrowser, startSfu } from "../bench/setup"
import { startApp } from "../e2e/support/app-server"
import { expectVideoPlaying, join, tiles, toggle } from "../e2e/support/call"
import { message, pressControl, sendMessage } from "../e2e/support/panels"
import { chatText, handsText, prejoinTexts } from "../e2e/support/texts"
import { run } from "./system/programs"

// `npm run pictures`: takes README.md's screenshots of the running app, with drawn people on its cameras.
const FOLDER = "docs/images"
const ROOM = "Monday plans"

/** Ada, Ben, Cleo and Dana. */
const LOOKS: readonly Look[] = [
  { wall: ["#cfe3d6", "#8fb5a0"], skin: "#e8b48f", hair: "#3a2a22", hairstyle: "long", top: "#1f6f4f" },
  { wall: ["#f0dcc0", "#c99f6c"], skin: "#8a5a3c", hair: "#1d1613", hairstyle: "short", top: "#24405f" },
  { wall: ["#cfdcec", "#87a3c4"], skin: "#f2c9a8", hair: "#a8562c", hairstyle: "bun", top: "#e3a23b" },
  { wall: ["#e2d3e6", "#a989b4"], skin: "#c48a62", hair: "#2b2130", hairstyle: "curls", top: "#7c3050" },
]

if (!existsSync(".next/BUILD_ID")) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
  if (!(await run(process.execPath, [next, "build"]))) process.exit(1)
}
mkdirSync(FOLDER, { recursive: true })

const sfu = await startSfu()
const env = { LIVEKIT_URL: sfu.url, LIVEKIT_API_KEY: sfu.key, LIVEKIT_API_SECRET: sfu.secret }
// A fixed port, as /connect shows the address.
const app = await startApp(env, undefined, 3000)
const browser = await launchBrowser()
try {
  const [ada, ben, cleo, dana] = await Promise.all(LOOKS.map((look) => openPage(browser, look)))
  if (!ada || !ben || !cleo || !dana) throw new Error("The pictures need four people.")

  for (const [page, name] of [[ben, "Ben"] as const, [cleo, "Cleo"] as const, [dana, "Dana"] as const]) {
    await join(page, ROOM, name, app.url)
    // Ben stays unmuted.
    if (page !== ben) await toggle(page, "microphone").click()
  }
  await ada.goto(`${app.url}/rooms/${encodeURIComponent(ROOM)}`)
  await ada.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  await ada
    .getByText(/Ben.* here/)
    .first()
    .waitFor()
  await expectPreview(ada)
  await take(ada, "pre-join")

  await join(ada, ROOM, "Ada", app.url)
  await toggle(ada, "microphone").click()
  await pressControl(ada, chatText("chat"))
  await pressControl(cleo, handsText("raiseHand"))
  await sendMessage(ben, "Good morning! The plan is at https://example.com/plan")
  await message(ada, "Good morning").waitFor()
  await sendMessage(dana, "Thanks, reading it now.")
  await message(ada, "Thanks, reading").waitFor()
  await sendMessage(ada, "Cleo first, then the questions.")
  for (const name of ["Ben", "Cleo", "Dana"]) await expectVideoPlaying(tiles(ada, name))
  await take(ada, "call")

  const connect = await ada.context().newPage()
  await connect.goto(`${app.url}/connect`, { waitUntil: "networkidle" })
  await take(connect, "connect")
} finally {
  await browser.close()
  await app.stop()
  sfu.stop()
}

/** Opens a page in a browser profile for one person, at the size of the pictures. */
async function openPage(browser: Browser, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  })
  await context.grantPermissions(["camera", "microphone"])
  // tsx wraps functions in a helper of this name, which the page lacks.
  await context.addInitScript({ content: "globalThis.__name = (value) => value" })
  await context.addInitScript(drawPerson, look)
  return context.newPage()
}

async function expectPreview(page: Page) {
  await page.waitForFunction(() => {
    const video = document.querySelector("video")
    return video !== null && video.readyState >= video.HAVE_CURRENT_DATA
  })
}

/** Saves a screenshot in light and one in dark. */
async function take(page: Page, name: string) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.waitForFunction(hasColors, colorScheme)
    const file = `${FOLDER}/${name}-${colorScheme}.webp`
    const picture = await toWebp(page.context(), await page.screenshot({ animations: "disabled" }))
    writeFileSync(file, picture)
    console.log(`${file}: ${Math.round(picture.length / 1000)} KB`)
  }
}

/** Runs in the page: returns whether its transition to the colour scheme is complete. */
async function hasColors(scheme: "light" | "dark"): Promise<boolean> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await nextFrame()
  await nextFrame()
  const [red = 0] =
    getComputedStyle(document.body)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number) ?? []
  const isMoving = document.getAnimations().some((animation) => animation instanceof CSSTransition)
  return red > 128 === (scheme === "light") && !isMoving
}

/** Encodes a PNG as WebP, a third of its size, in the browser. */
async function toWebp(context: BrowserContext, png: Buffer): Promise<Buffer> {
  const page = await context.newPage()
  try {
    const url = await page.evaluate(
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
    return Buffer.from(url.slice(url.indexOf(",") + 1), "base64")
  } finally {
    await page.close()
  }
}

type Look = {
  /** Gradient of the wall, from light to shade. */
  wall: [string, string]
  skin: string
  hair: string
  hairstyle: "long" | "short" | "bun" | "curls"
  top: string
}

/**
 * Replaces the camera's test picture with a drawn person, and gives the devices the names of a laptop's. Runs in the
 * page, before its scripts.
 */
function drawPerson({ wall, skin, hair, hairstyle, top }: Look): void {
  const WIDTH = 960
  const HEIGHT = 540
  const canvas = document.createElement("canvas")
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext("2d")
  const media = navigator.mediaDevices
  if (!pen || !media) return

  const oval = (x: number, y: number, width: number, height: number, color: string) => {
    pen.fillStyle = color
    pen.beginPath()
    pen.ellipse(x, y, width / 2, height / 2, 0, 0, Math.PI * 2)
    pen.fill()
  }
  const box = (x: number, y: number, width: number, height: number, radius: number, color: string) => {
    pen.fillStyle = color
    pen.beginPath()
    pen.roundRect(x, y, width, height, radius)
    pen.fill()
  }

  const drawRoom = () => {
    const light = pen.createRadialGradient(300, 120, 40, 420, 260, 760)
    light.addColorStop(0, wall[0])
    light.addColorStop(1, wall[1])
    pen.fillStyle = light
    pen.fillRect(0, 0, WIDTH, HEIGHT)
    // A frame on the wall, a shelf with books, and a plant.
    box(90, 70, 170, 130, 6, "#ffffff66")
    box(104, 84, 142, 102, 4, `${wall[1]}aa`)
    box(700, 190, 220, 12, 4, "#0000002e")
    for (const [at, height] of [70, 92, 80, 60, 88].entries()) {
      box(716 + at * 24, 190 - height, 18, height, 3, at % 2 ? "#ffffff55" : `${top}99`)
    }
    box(850, 150, 44, 40, 8, "#ffffff77")
    for (const x of [852, 872, 892]) oval(x, 126, 22, 66, "#2f6b4899")
  }

  const drawHairBehind = () => {
    if (hairstyle === "long") box(372, 130, 216, 300, 100, hair)
    if (hairstyle === "bun") oval(480, 92, 92, 84, hair)
    if (hairstyle !== "curls") return
    for (let turn = 0; turn < 13; turn++) {
      const angle = Math.PI * (0.85 + (turn / 12) * 1.3)
      oval(480 + Math.cos(angle) * 98, 226 + Math.sin(angle) * 112, 84, 84, hair)
    }
  }

  const drawFace = (blink: boolean) => {
    box(446, 300, 68, 100, 30, skin)
    box(446, 318, 68, 34, 17, "#00000018")
    oval(480, 240, 176, 214, skin)
    for (const x of [392, 568]) oval(x, 250, 26, 44, skin)
    // Hair above the forehead.
    pen.save()
    pen.beginPath()
    pen.ellipse(480, 236, 94, 116, 0, 0, Math.PI * 2)
    pen.clip()
    oval(hairstyle === "short" ? 480 : 440, 128, hairstyle === "short" ? 260 : 250, 122, hair)
    if (hairstyle !== "short") oval(570, 140, 120, 110, hair)
    pen.restore()
    for (const x of [444, 516]) {
      oval(x, 240, 15, blink ? 3 : 18, "#2a2019")
      box(x - 17, 214, 34, 6, 3, hair)
    }
    for (const x of [424, 536]) oval(x, 276, 34, 20, "#d9536622")
    pen.lineCap = "round"
    pen.lineWidth = 6
    pen.strokeStyle = "#00000038"
    pen.beginPath()
    pen.arc(480, 262, 9, 0.2 * Math.PI, 0.8 * Math.PI)
    pen.stroke()
    pen.strokeStyle = "#7d2f2a"
    pen.beginPath()
    pen.arc(480, 276, 30, 0.2 * Math.PI, 0.8 * Math.PI)
    pen.stroke()
  }

  const draw = () => {
    const seconds = performance.now() / 1000
    drawRoom()
    pen.save()
    // Breathing.
    pen.translate(Math.sin(seconds * 0.7) * 5, Math.sin(seconds * 1.6) * 3)
    drawHairBehind()
    box(282, 372, 396, 300, 130, top)
    drawFace(seconds % 5 < 0.15)
    oval(480, 384, 96, 36, skin)
    pen.restore()
  }
  draw()
  setInterval(draw, 100)

  const getUserMedia = media.getUserMedia.bind(media)
  media.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints)
    for (const camera of stream.getVideoTracks()) {
      const [drawn] = canvas.captureStream().getVideoTracks()
      if (!drawn) continue
      // The app reads which device a track comes from.
      drawn.getSettings = () => ({ ...camera.getSettings(), width: WIDTH, height: HEIGHT })
      drawn.applyConstraints = async () => undefined
      stream.removeTrack(camera)
      stream.addTrack(drawn)
    }
    return stream
  }

  const NAMES = { videoinput: "Built-in camera", audioinput: "Built-in microphone", audiooutput: "Speakers" }
  const enumerateDevices = media.enumerateDevices.bind(media)
  media.enumerateDevices = async () => {
    const devices = await enumerateDevices()
    return devices.map((device) => {
      const { deviceId, groupId, kind } = device
      const label = device.label && NAMES[kind]
      return { deviceId, groupId, kind, label, toJSON: () => ({ deviceId, groupId, kind, label }) }
    })
  }
}
