import type { Look } from "./draw-person"

/** The people in the pictures: Ada, Ben, Cleo and Dana. */
export const LOOKS: readonly Look[] = [
  { wall: ["#cfe3d6", "#8fb5a0"], skin: "#e8b48f", hair: "#3a2a22", hairstyle: "long", top: "#1f6f4f" },
  { wall: ["#f0dcc0", "#c99f6c"], skin: "#8a5a3c", hair: "#1d1613", hairstyle: "short", top: "#24405f" },
  { wall: ["#cfdcec", "#87a3c4"], skin: "#f2c9a8", hair: "#a8562c", hairstyle: "bun", top: "#e3a23b" },
  { wall: ["#e2d3e6", "#a989b4"], skin: "#c48a62", hair: "#2b2130", hairstyle: "curls", top: "#7c3050" },
]
