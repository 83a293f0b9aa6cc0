import { defineConfig } from "@playwright/test"
import { site } from "./lib/site"
import { findBrowser } from "./scripts/browser"
import { findCargo } from "./scripts/clients/rust"
import { absentFeatures } from "./scripts/repository/absent-features"

/** The production build under test, and the SFU that it uses: on ports of their own, beside a running `npm run dev`. */
const APP = "http://localhost:3100"
const SFU = "ws://localhost:7890"

export default defineConfig({
  testDir: "e2e",
  // Chaos takes minutes, and servers of its own: playwright.chaos.config.ts. The Rust client needs a toolchain, which most
  // computers here have no other use for.
  testIgnore: ["chaos/**", ...(findCargo() ? [] : ["native-rust.spec.ts"])],
  // Tests are tagged with the features that they need, and go with them.
  grepInvert: absentFeatures(),
  outputDir: "test-results",
  // Two cores encode and decode for up to three browsers in one test: a second test beside it would starve both.
  workers: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? [["list"], ["html", { open: "never" }]] : "list",
  use: {
    baseURL: APP,
    // A trace of each test costs a fifth of the time: `npx playwright test --trace on` records one.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: await findBrowser("chromium"),
      args: [
        "--no-sandbox",
        "--disable-quic",
        // Ten pictures a second: enough to see them advance, and two cores can encode for three browsers.
        "--use-fake-device-for-media-stream=device-count=3,fps=10",
        `--auto-select-tab-capture-source-by-title=${site.name}`,
        // Without these, Chromium spends the first seconds on look-ups of its maker's hosts.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: [
    { command: "npx tsx scripts/e2e-sfu.ts", url: "http://localhost:7890", reuseExistingServer: false },
    {
      command: "npx next start -p 3100",
      url: APP,
      reuseExistingServer: false,
      env: { LIVEKIT_URL: SFU, LIVEKIT_API_KEY: "devkey", LIVEKIT_API_SECRET: "secret" },
      gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    },
  ],
})
