import "server-only"
import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { betterAuth } from "better-auth"
import { getMigrations } from "better-auth/db/migration"
import { SqliteDialect } from "kysely"
import Database from "libsql"
import { ApiError } from "./token/errors"

let auth: ReturnType<typeof createAuth> | undefined

/** Returns better-auth, with its database ready. @throws ApiError `not_configured`, naming the variables that are missing */
export function getAuth() {
  auth ??= createAuth().catch((error: unknown) => {
    auth = undefined
    throw error
  })
  return auth
}

async function createAuth() {
  const { secret, baseURL, file } = readVariables()
  mkdirSync(dirname(file), { recursive: true })
  const created = betterAuth({
    secret,
    baseURL,
    // To use another database: https://better-auth.com/docs/adapters
    database: {
      dialect: new SqliteDialect({ database: new Database(file, { timeout: 5000 }) }),
      type: "sqlite",
      transaction: true,
    },
    emailAndPassword: { enabled: true },
    logger: { level: "error" },
  })
  // Creates the tables, and the columns that a new version needs.
  const { runMigrations } = await getMigrations(created.options)
  await runMigrations()
  return created
}

function readVariables() {
  const { BETTER_AUTH_SECRET, BETTER_AUTH_URL, AUTH_DATABASE, NODE_ENV } = process.env
  const isDevelopment = NODE_ENV === "development"
  const problems = [
    !BETTER_AUTH_SECRET && !isDevelopment && "BETTER_AUTH_SECRET is missing.",
    BETTER_AUTH_SECRET &&
      BETTER_AUTH_SECRET.length < 32 &&
      "BETTER_AUTH_SECRET must have 32 characters or more.",
    !BETTER_AUTH_URL && !isDevelopment && "BETTER_AUTH_URL is missing.",
    BETTER_AUTH_URL && !URL.canParse(BETTER_AUTH_URL) && "BETTER_AUTH_URL must be a URL.",
  ].filter(Boolean)
  if (problems.length > 0) {
    throw new ApiError("not_configured", `${problems.join(" ")} See docs/authorization.md.`)
  }
  return {
    secret: BETTER_AUTH_SECRET || "only for development: not a secret",
    // In development, the address in the request.
    baseURL: BETTER_AUTH_URL ? new URL(BETTER_AUTH_URL).origin : undefined,
    file: AUTH_DATABASE || ".data/auth.sqlite",
  }
}
