import { HeroTiles } from "@/components/home/hero-tiles"
import { RoomChooser } from "@/components/home/room-chooser"
import { ServerStatus } from "@/components/home/server-status"
import { Logo } from "@/components/ui/logo"
import { PageLink } from "@/components/ui/page-link"
import { SetupNotice } from "@/components/ui/setup-notice"
import { readEnv } from "@/lib/server/env"
import { pageTokenSource } from "@/lib/server/page-token-source"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/home"
import { linkedPageList } from "./linked-page-list"

export default function HomePage() {
  const configuration = readEnv()
  const tokenSource = pageTokenSource(configuration)
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4">
        <Logo />
        {configuration.localLivekit.isRunning && <ServerStatus name={texts.localServer} />}
        {tokenSource?.kind === "development token server" && (
          <ServerStatus name={texts.developmentTokenServer} />
        )}
      </header>
      <main className="grid flex-1 content-center items-center gap-x-16 gap-y-12 py-8 pb-16 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          <h1 className="text-[2.75rem]/[1.04] font-semibold tracking-[-0.035em] sm:text-headline">
            {site.headline.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </h1>
          <p className="max-w-sm text-[17px]/7 text-muted">{site.description}</p>
          {!configuration.ok && !tokenSource && (
            <SetupNotice
              problems={configuration.problems}
              localServerError={configuration.localLivekit.error}
            />
          )}
          <RoomChooser />
        </div>
        <HeroTiles />
      </main>
      <footer className="-mx-3 flex min-h-17 flex-wrap py-3">
        {linkedPageList.map(({ href, title }) => (
          <PageLink
            key={href}
            href={href}
            className="flex min-h-11 items-center rounded-control px-3 text-label text-muted transition hover:text-text"
          >
            {title}
          </PageLink>
        ))}
      </footer>
    </div>
  )
}
