import { defineConfig } from "@playwright/test"
import base from "./playwright.config"

/** `npm run chaos`: faults, load and attacks, which take minutes. Each test starts and breaks its own servers. */
export default defineConfig({
  ...base,
  testDir: "e2e/chaos",
  testIgnore: [],
  timeout: 300_000,
  webServer: [],
})
