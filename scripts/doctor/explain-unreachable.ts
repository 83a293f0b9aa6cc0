import { type Finding, problem } from "./finding"

type Explanation = [says: string, remedy: string]

const TYPED = "Compare LIVEKIT_URL with the project's settings, letter for letter."

/** Why `fetch` could not reach `host`, by the code that Node hides in the error's cause. */
export function explainUnreachable(host: string, error: unknown): Finding {
  const [says, remedy] = explanation(codeOf(error), host)
  return problem(says, remedy)
}

function explanation(code: string, host: string): Explanation {
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code))
    return [`No such host: ${host}.`, `${TYPED} Or there is no network.`]
  if (code === "ECONNREFUSED")
    return [
      `Nothing listens at ${host}.`,
      "Start the LiveKit server, or correct LIVEKIT_URL. In a container, localhost is the container itself.",
    ]
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return [
      `The certificate of ${host} is not accepted (${code}).`,
      "Browsers will refuse it too. Let the proxy before LiveKit have one from a public authority, for this very name and with its whole chain.",
    ]
  if (/TIMEOUT|ABORT|ETIMEDOUT/i.test(code))
    return [
      `${host} doesn't answer in time.`,
      "A firewall may swallow the connection: open the port of LIVEKIT_URL.",
    ]
  return [`${host} can't be reached (${code}).`, TYPED]
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error"
  const { code } = (error.cause ?? {}) as { code?: unknown }
  return typeof code === "string" ? code : error.name
}
