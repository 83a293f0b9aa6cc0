import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { envSchema } from "../../lib/server/env-schema"
import { readYaml } from "./read-yaml"

const example = readFileSync(".env.example", "utf8")

/** Set by Node, Vercel and `npm run dev`, not by an owner. */
const NOT_FOR_OWNERS = ["NODE_ENV", "VERCEL", "LOCAL_LIVEKIT_SERVER", "LOCAL_LIVEKIT_ERROR"]

describe(".env.example", () => {
  test("leaves open only what `lk app create` fills in: it would ask for any other", () => {
    const open = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(open).toEqual(["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"])
  })

  test("explains every variable that the app reads", () => {
    const explained = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)
    const read = Object.keys(envSchema.shape).filter((name) => !NOT_FOR_OWNERS.includes(name))
    expect(read.filter((name) => !explained.includes(name))).toEqual([])
  })
})

// `lk app create` deletes it from the new project.
describe.runIf(existsSync("taskfile.yaml"))("taskfile.yaml", () => {
  const file = readYaml<Record<string, unknown> & { tasks: object }>("taskfile.yaml")

  test("has the tasks that `lk` runs", () => {
    expect(Object.keys(file.tasks)).toEqual(expect.arrayContaining(["post_create", "install", "dev"]))
  })

  test("has no key that lk's reader fails at", () => {
    expect(Object.keys(file).filter((key) => !["version", "dotenv", "tasks"].includes(key))).toEqual([])
  })
})
