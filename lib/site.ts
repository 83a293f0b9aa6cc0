/**
 * The product's name, description and logo. A rebrand changes only this and the theme in `app/globals.css`: pages, titles,
 * icons, the manifest and the link preview image are made from the two.
 */
export const site = {
  name: "Greenroom",
  /** The meta description, also shown below the headline. */
  description: "Start a room, send the link, talk. No account, nothing to install.",
  headline: ["A video room", "that is yours."],
  /** One path in a square, drawn on a tile in the accent colour. */
  logo: {
    /** The length of the square's sides in the path's units. */
    size: 28,
    path: "M9 19.5V10.2c0-.9.7-1.7 1.7-1.7h5.1c.9 0 1.7.8 1.7 1.7v9.3h2M20.6 19.4h.01",
    /** The stroke width of the path; 0 fills the path instead. */
    strokeWidth: 2.2,
  },
  /** The room that “Open the demo room” opens. */
  demoRoom: "demo",
  /**
   * Whether the pre-join shows who is in the room, and whether it is being recorded. Anyone who could join can then read the
   * names without joining.
   */
  showsParticipants: true,
} as const

/** The sizes in pixels of the images that are drawn from `site`. */
export const imageSizes = {
  appleIcon: { width: 180, height: 180 },
  linkPreview: { width: 1200, height: 630 },
} as const

/**
 * Where others clone this project from, for the commands and the deploy button in README.md and docs/deployment.md. After a change,
 * `npx vitest run scripts/repository -u` writes it there.
 */
export const repository = "https://github.com/your-name/greenroom"
