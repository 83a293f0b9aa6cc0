export type Look = {
  /** The wall behind the person, from the light to the shade. */
  wall: [string, string]
  skin: string
  hair: string
  hairstyle: "long" | "short" | "bun" | "curls"
  top: string
}

/**
 * Puts a drawn person before the page's cameras, in place of the browser's test picture, and gives its devices the names
 * that a laptop's have. Runs in the page, before its own scripts.
 */
export function drawPerson({ wall, skin, hair, hairstyle, top }: Look): void {
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
    // Somebody who sits still and breathes.
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
      // The page looks for the device that a track comes from.
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
