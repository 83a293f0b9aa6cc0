import { TriangleAlert } from "lucide-react"

type SetupNoticeProps = {
  /** The variables at fault, each with what is wrong with it. */
  problems: readonly { variable: string; detail: string }[]
  /** Why `npm run dev` could not start a local LiveKit server, with what to type. */
  localServerError?: string | undefined
}

/** What the owner of this deployment has to do before anyone can join a room. */
export function SetupNotice({ problems, localServerError }: SetupNoticeProps) {
  return (
    <section
      aria-labelledby="setup-notice"
      className="flex max-w-xl flex-col gap-3 rounded-tile border border-line bg-surface p-5 text-[15px]/6"
    >
      <h2 id="setup-notice" className="flex items-center gap-2.5 font-semibold">
        <TriangleAlert className="size-5 shrink-0 text-warning" aria-hidden="true" />
        LiveKit is not configured yet
      </h2>
      {localServerError ? (
        <pre className="overflow-x-auto rounded-control bg-raised p-4 font-mono text-label/6 whitespace-pre-wrap">
          {localServerError}
        </pre>
      ) : (
        <>
          <p>Rooms open as soon as these variables are set for the server:</p>
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
        A project on{" "}
        <a href="https://cloud.livekit.io" className="text-accent underline underline-offset-3">
          LiveKit Cloud
        </a>{" "}
        has all three values under Settings, API keys. On your machine they go into{" "}
        <code className="font-mono text-label">.env.local</code>; on Vercel into the project’s environment
        variables. To try it out without a key, set{" "}
        <code className="font-mono text-label">LIVEKIT_SANDBOX_ID</code> alone, to the id of your project’s
        development token server.
      </p>
    </section>
  )
}
