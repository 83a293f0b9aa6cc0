import { StartPage } from "@/components/home/start-page"
import { SetupNotice } from "@/components/ui/setup-notice"
import { pageTokenSource, readEnv } from "@/lib/server/env"
import { texts } from "@/lib/texts/home"

export default function HomePage() {
  const configuration = readEnv()
  const tokenSource = pageTokenSource(configuration)
  const serverStatus = configuration.localLivekit.isRunning
    ? texts.localServer
    : tokenSource?.kind === "development token server"
      ? texts.developmentTokenServer
      : undefined
  const notice = !configuration.ok && !tokenSource && (
    <SetupNotice problems={configuration.problems} localServerError={configuration.localLivekit.error} />
  )
  return <StartPage serverStatus={serverStatus} notice={notice} />
}
