import { ArrowLeft, Ticket } from "lucide-react"
import type { Metadata } from "next"
import { headers } from "next/headers"
import Link from "next/link"
import { CodeExamples } from "@/components/connect/code-examples"
import { readReference } from "@/components/connect/openapi-reference"
import { Reference } from "@/components/connect/reference"
import { RequestComposer } from "@/components/connect/request-composer"
import { EndpointAddress, HowItWorks, Section, SectionLinks } from "@/components/connect/sections"
import { texts } from "@/components/connect/texts"
import { buttonStyles } from "@/components/ui/button"
import { HomeLink } from "@/components/ui/page-frame"
import { SetupNotice } from "@/components/ui/setup-notice"
import { appPath, BASE_PATH } from "@/lib/app-path"
import { readEnv } from "@/lib/server/env"
import { siteOrigin } from "@/lib/server/origin"
import { JOIN_WITH_TOKEN_PATH } from "@/lib/server/page-headers"
import { openApiDocument } from "@/lib/token/openapi"

export const metadata: Metadata = { title: texts.title, description: texts.description }

/** Shown in the code examples while LiveKit isn't configured. */
const PLACEHOLDER_SERVER_URL = "wss://your-project.livekit.cloud"

export default async function ConnectPage() {
  const configuration = readEnv()
  const appUrl = siteOrigin(await headers()).origin + BASE_PATH
  const { serverUrl, isDevelopment } = configuration.ok
    ? configuration.env
    : { serverUrl: PLACEHOLDER_SERVER_URL, isDevelopment: false }
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4">
        <HomeLink />
        <Link href="/" className={buttonStyles.outline}>
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          <span className="max-[22rem]:sr-only">{texts.back}</span>
        </Link>
      </header>
      <main className="flex min-w-0 flex-col gap-16 py-8 pb-20 sm:py-12">
        <div className="grid items-center gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-6">
            <h1 className="text-[2.75rem]/[1.04] font-semibold tracking-[-0.035em] sm:text-headline">
              {texts.title}
            </h1>
            <p className="max-w-2xl text-[17px]/7 text-muted-foreground">{texts.lead}</p>
            <EndpointAddress appUrl={appUrl} />
            {!configuration.ok && (
              <SetupNotice
                problems={configuration.problems}
                localServerError={configuration.localLivekit.error}
              />
            )}
          </div>
          <HowItWorks />
        </div>
        <SectionLinks />
        <Section id="try">
          <RequestComposer />
        </Section>
        <Section id="code">
          <CodeExamples addresses={{ appUrl, serverUrl }} isDevelopment={isDevelopment} />
        </Section>
        <Section id="join">
          {/* Not next/link: see JOIN_WITH_TOKEN_PATH. */}
          <a href={appPath(JOIN_WITH_TOKEN_PATH)} className={`${buttonStyles.secondary} self-start`}>
            <Ticket className="size-4.5" aria-hidden="true" />
            <span>{texts.join.open}</span>
          </a>
        </Section>
        <Section id="reference">
          <Reference operations={readReference(openApiDocument())} />
        </Section>
      </main>
    </div>
  )
}
