import { site } from "../../lib/site"
import { CERTIFICATE_PATH } from "./front"
import type { Lan } from "./lan"
import type { LocalSfu } from "./local-sfu"
import type { Plan } from "./plan"

const SERVERS: Record<LocalSfu["state"], string> = {
  started: "local",
  found: "local, was running already and stays so",
  missing: "none, see above",
}

/** The one line to look for. */
export function readyLine(url: string, status: number, plan: Plan, state?: LocalSfu["state"]): string {
  const server = state
    ? SERVERS[state]
    : plan.kind === "token server"
      ? "the one that LIVEKIT_SANDBOX_ID’s token server names"
      : "from LIVEKIT_URL"
  const address = state === "missing" ? "" : `, ${plan.url}`
  const ready =
    status < 500 ? `${site.name} is ready:` : `${site.name} runs, but its start page answers ${status}:`
  return `\n${ready} ${url}  (LiveKit server: ${server}${address})\n`
}

/** What to type on the phone, and what it will say. */
export function lanLines(lan: Lan, port: number): string[] {
  const url = `https://${lan.address}:${port}`
  return [
    `On a phone in the same network: ${url}`,
    "It will warn about the certificate, which this computer made for itself: choose to go on.",
    `An iPhone may still refuse to connect. Then open ${url}${CERTIFICATE_PATH}, install it, trust it in Settings > General > About > Certificate Trust Settings, and remove it when you are done; or use an HTTPS tunnel.`,
    ...(lan.others.length > 0
      ? [`Not the right address? Others: --host ${lan.others.join(" or --host ")}`]
      : []),
    "",
  ]
}
