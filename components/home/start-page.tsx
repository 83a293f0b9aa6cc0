import Link from "next/link"
import type { ReactNode } from "react"
import { texts as connectTexts } from "@/components/connect/texts"
import { HomeLink } from "@/components/ui/page-frame"
import { ThemeSelect } from "@/components/ui/theme-field"
import { repository, site } from "@/lib/site"
import { texts } from "@/lib/texts/home"
import { HeroTiles } from "./hero-tiles"
import { RoomChooser } from "./room-chooser"

type StartPageProps = {
  /** Names the server that rooms run on, if it is one for trying things out. */
  serverStatus: string | undefined
  /** Shown above the forms that open a room. */
  notice: ReactNode
}

const FOOTER_LINK =
  "flex min-h-11 items-center rounded-control px-3 text-label text-muted-foreground transition hover:text-foreground"

/** The start page: what the product is, and how to open a room. */
export function StartPage({ serverStatus, notice }: StartPageProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4">
        <HomeLink />
        {serverStatus && <ServerStatus name={serverStatus} />}
      </header>
      <main className="grid flex-1 content-center items-center gap-x-16 gap-y-12 py-8 pb-16 short:py-3 short:gap-x-8 wide:grid-cols-2">
        <div className="flex flex-col gap-6 short:gap-4">
          <h1 className="text-[2.75rem]/[1.04] font-semibold tracking-[-0.035em] sm:text-headline short:text-[2.25rem]/[1.04]">
            {site.headline.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </h1>
          <p className="max-w-sm text-[17px]/7 text-muted-foreground">{site.description}</p>
          {notice}
          <RoomChooser />
        </div>
        <HeroTiles />
      </main>
      <footer className="-mx-3 flex min-h-17 flex-wrap justify-between py-3">
        <div className="flex flex-wrap">
          <Link href="/connect" className={FOOTER_LINK}>
            {connectTexts.title}
          </Link>
          {/* Hidden until lib/site.ts names your repository. */}
          {!repository.includes("/your-name/") && (
            <a href={repository} className={FOOTER_LINK}>
              {texts.source}
            </a>
          )}
        </div>
        <ThemeSelect />
      </footer>
    </div>
  )
}

function ServerStatus({ name }: { name: string }) {
  return (
    <p className="flex items-center gap-2 rounded-full border border-border bg-card px-3 py-1.5 text-label text-muted-foreground">
      <span className="size-2 rounded-full bg-primary" />
      <span>{name}</span>
    </p>
  )
}
