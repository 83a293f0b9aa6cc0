import "server-only"
import { TokenError } from "../token/errors"
import { type Env, readEnv } from "./env"

/** The app's configuration. @throws TokenError `not_configured`, naming each variable at fault */
export function usableEnv(): Env {
  const result = readEnv()
  if (result.ok) return result.env
  const faults = result.problems.map(({ variable, detail }) => `${variable} ${detail}.`)
  throw new TokenError("not_configured", `${faults.join(" ")} The file .env.example says what each is.`)
}
