import { TriangleAlert } from "lucide-react"
import { setupTexts } from "@/lib/texts/home"

type SetupNoticeProps = {
  /** The missing or malformed variables, each with its problem. */
  problems: readonly { variable: string; detail: string }[]
  /** Why `npm run dev` couldn't start a local LiveKit server, and what helps. */
  localServerError?: string | undefined
  /** `h1` if the page has no other. */
  heading?: "h1" | "h2"
}

/** Tells the owner of a deployment what to do before anyone can join a room. */
export function SetupNotice({ problems, localServerError, heading: Heading = "h2" }: SetupNoticeProps) {
  return (
    <section
      aria-labelledby="setup-notice"
      className="flex max-w-xl flex-col gap-3 rounded-tile border border-border bg-card p-5 text-[15px]/6"
    >
      <Heading id="setup-notice" className="flex items-center gap-2.5 font-semibold">
        <TriangleAlert className="size-5 shrink-0 text-warning" aria-hidden="true" />
        <span>{setupTexts.title}</span>
      </Heading>
      {localServerError ? (
        <pre className="overflow-x-auto rounded-control bg-muted p-4 font-mono text-label/6 whitespace-pre-wrap">
          {localServerError}
        </pre>
      ) : (
        <>
          <p>{setupTexts.variables}</p>
          <ul className="flex flex-col gap-1.5">
            {problems.map(({ variable, detail }) => (
              <li key={variable}>
                <code translate="no" className="rounded-sm bg-muted px-1.5 py-0.5 font-mono text-label">
                  {variable}
                </code>{" "}
                <span className="text-muted-foreground">{detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="text-muted-foreground">
        <a href={setupTexts.cloudUrl} className="text-primary underline underline-offset-3">
          {setupTexts.cloud}
        </a>
        <span>{`. ${setupTexts.from}`}</span>
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-muted-foreground marker:text-input">
        {setupTexts.places.map(({ where, what }) => (
          <li key={where}>
            <span className="text-foreground">{where}</span>
            <span>{` ${what}`}</span>
          </li>
        ))}
      </ul>
      <p className="text-muted-foreground">{setupTexts.tryOut}</p>
    </section>
  )
}
