import { TriangleAlert } from "lucide-react"
import { texts } from "@/lib/texts/setup"

type SetupNoticeProps = {
  /** The variables at fault, each with what is wrong with it. */
  problems: readonly { variable: string; detail: string }[]
  /** Why `npm run dev` could not start a local LiveKit server, with what to type. */
  localServerError?: string | undefined
  /** `h1` where nothing else on the page is one. */
  heading?: "h1" | "h2"
}

/** What the owner of this deployment has to do before anyone can join a room. */
export function SetupNotice({ problems, localServerError, heading: Heading = "h2" }: SetupNoticeProps) {
  return (
    <section
      aria-labelledby="setup-notice"
      className="flex max-w-xl flex-col gap-3 rounded-tile border border-line bg-surface p-5 text-[15px]/6"
    >
      <Heading id="setup-notice" className="flex items-center gap-2.5 font-semibold">
        <TriangleAlert className="size-5 shrink-0 text-warning" aria-hidden="true" />
        {texts.title}
      </Heading>
      {localServerError ? (
        <pre className="overflow-x-auto rounded-control bg-raised p-4 font-mono text-label/6 whitespace-pre-wrap">
          {localServerError}
        </pre>
      ) : (
        <>
          <p>{texts.variables}</p>
          <ul className="flex flex-col gap-1.5">
            {problems.map(({ variable, detail }) => (
              <li key={variable}>
                <code className="rounded-md bg-raised px-1.5 py-0.5 font-mono text-label">{variable}</code>{" "}
                <span className="text-muted">{detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="text-muted">
        <a href={texts.cloudUrl} className="text-accent underline underline-offset-3">
          {texts.cloud}
        </a>
        {". "}
        {texts.from}
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-muted marker:text-field">
        {texts.places.map(({ where, what }) => (
          <li key={where}>
            <span className="text-text">{where}</span> {what}
          </li>
        ))}
      </ul>
      <p className="text-muted">{texts.tryOut}</p>
    </section>
  )
}
