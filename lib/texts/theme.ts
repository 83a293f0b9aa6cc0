/** The choice between light and dark, in the settings and on the start page. */
export const texts = {
  theme: "Theme",
  themes: { system: "System", light: "Light", dark: "Dark" },
} as const
