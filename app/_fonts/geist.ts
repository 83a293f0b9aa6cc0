import localFont from "next/font/local"

/*
 * Geist, in the subsets of `@fontsource-variable/geist` 5.3.0: browsers load only the subsets that a page's characters
 * need. The files are copies, because next/font can't resolve packages. The ranges come from the package's unicode.json,
 * minus the characters that `latin` has too: `latin` must be last in globals.css, because its variable includes the
 * fallback font. next/font requires literal values.
 */
const geistLatin = localFont({
  src: "./geist-latin.woff2",
  variable: "--font-geist-latin",
  weight: "100 900",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
})

const geistLatinExt = localFont({
  src: "./geist-latin-ext.woff2",
  variable: "--font-geist-latin-ext",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
})

const geistVietnamese = localFont({
  src: "./geist-vietnamese.woff2",
  variable: "--font-geist-vietnamese",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303,U+0309,U+0323,U+1EA0-1EF1,U+20AB",
    },
  ],
})

const geistCyrillic = localFont({
  src: "./geist-cyrillic.woff2",
  variable: "--font-geist-cyrillic",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
})

const geistCyrillicExt = localFont({
  src: "./geist-cyrillic-ext.woff2",
  variable: "--font-geist-cyrillic-ext",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0460-048F,U+0492-04AF,U+04B2-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F",
    },
  ],
})

/** Classes that define the variables used by `--font-sans` in globals.css. */
export const fontVariables = [geistLatin, geistLatinExt, geistVietnamese, geistCyrillic, geistCyrillicExt]
  .map(({ variable }) => variable)
  .join(" ")
