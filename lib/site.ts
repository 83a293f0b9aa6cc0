/**
 * What the product is called, says of itself and looks like. With the theme of `app/globals.css` it is all that a rebrand
 * touches: pages, titles, icons, the manifest and the picture that chat apps show beside a link are made from the two.
 */
export const site = {
  name: "Greenroom",
  /** For the page's description, and below the headline. */
  description: "Start a room, send the link, talk. No account, nothing to install.",
  headline: ["A video room", "that is yours."],
  /** The mark: one path in a square, white on a tile of the accent colour. */
  logo: {
    /** Length of the square's sides, in the path's own units. */
    size: 28,
    path: "M9 19.5V10.2c0-.9.7-1.7 1.7-1.7h5.1c.9 0 1.7.8 1.7 1.7v9.3h2M20.6 19.4h.01",
    /** How thick the path is drawn; 0 for a shape that is filled instead. */
    strokeWidth: 2.2,
  },
  /** The room that “Open the demo room” leads to. */
  demoRoom: "demo",
  /** Whether the green room says who is in the room. Whoever could join it can then read the names before they do. */
  showsWhoIsHere: true,
} as const
