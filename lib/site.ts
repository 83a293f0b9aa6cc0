/** What the product is called and says of itself. Change it here and the pages, titles and previews follow. */
export const site = {
  name: "Greenroom",
  description: "Start a room, send the link, talk. No account, nothing to install.",
  headline: ["A video room", "that is yours."],
  /** The room that “Open the demo room” leads to. */
  demoRoom: "demo",
} as const
