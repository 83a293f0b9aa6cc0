/** What the product is called and says of itself. Change it here and the pages, titles and previews follow. */
export const site = {
  name: "Greenroom",
  description: "Start a room, send the link, talk. No account, nothing to install.",
  headline: ["A video room", "that is yours."],
  /** The room that “Open the demo room” leads to. */
  demoRoom: "demo",
  /** Whether the green room says who is in the room. Whoever could join it can then read the names before they do. */
  showsWhoIsHere: true,
} as const
