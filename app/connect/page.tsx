import { ArrowLeft, Ticket } from "lucide-react"
import type { Metadata } from "next"
import { headers } from "next/headers"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button"
import { Logo } from "@/components/ui/logo"
import { SetupNotice } from "@/components/ui/setup-notice"
import { readEnv } from "@/lib/server/env"
import { requestOrigin } from "@/lib/server/request-origin"
import { openApiDocument } from "@/lib/token/openapi"
import { CodeExamples } from "./_components/code/code-examples"
import { RequestComposer } from "./_components/composer/request-composer"
import { EndpointAddress } from "./_components/endpoint-address"
import { HowItWorks } from "./_components/how-it-works"
import { Reference } from "./_components/reference/reference"
import { Section } from "./_components/section"
import { SectionLinks } from "./_components/section-links"
import { JOIN_BY_TOKEN_PATH } from "./_lib/join-by-token-path"
import { readReference } from "./_lib/reference"
import { texts } from "./_lib/texts"

export const metadata: Metadata = { title: texts.title, description: texts.description }

/** Stands in the examples until the owner has said where the LiveKit server is. */
const UNKNOWN_SERVER = "wss://your-project.livekit.cloud"

export default async function ConnectPage() {
  const configuration = readEnv()
  const origin = requestOrigin(await headers())
  const { serverUrl, isDevelopment } = configuration.ok
    ? configuration.env
    : { serverUrl: UNKNOWN_SERVER, isDevelopment: false }
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4">
        <Logo />
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
            <p className="max-w-2xl text-[17px]/7 text-muted">{texts.lead}</p>
            <EndpointAddress origin={origin} />
            {!configuration.ok && (
              <SetupNotice
                problems={configuration.problems}
                localServerError={configuration.localLivekit.error}
              />
            )}
            <SectionLinks />
          </div>
          <HowItWorks />
        </div>
        <Section id="try" title={texts.composer.title} lead={texts.composer.lead}>
          <RequestComposer origin={origin} />
        </Section>
        <Section id="code" title={texts.code.title} lead={texts.code.lead}>
          <CodeExamples origin={origin} serverUrl={serverUrl} isDevelopment={isDevelopment} />
        </Section>
        <Section id="join" title={texts.join.title} lead={texts.join.lead}>
          {/* Not a Link: see JOIN_BY_TOKEN_PATH. */}
          <a href={JOIN_BY_TOKEN_PATH} className={`${buttonStyles.secondary} self-start`}>
            <Ticket className="size-4.5" aria-hidden="true" />
            {texts.join.open}
          </a>
        </Section>
        <Section id="reference" title={texts.reference.title} lead={texts.reference.lead}>
          <Reference operations={readReference(openApiDocument())} />
        </Section>
      </main>
    </div>
  )
}
