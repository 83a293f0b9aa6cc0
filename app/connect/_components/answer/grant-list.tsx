import { Check, TriangleAlert, X } from "lucide-react"
import { plainName } from "@/lib/room/plain-text"
import type { TokenClaims } from "../../_lib/decode-token"
import { texts as all } from "../../_lib/texts"

const texts = all.answer
const list = new Intl.ListFormat("en-GB")

/** What a token allows and what it doesn't. */
export function GrantList({ claims: { grants, sources, powers } }: { claims: TokenClaims }) {
  return (
    <ul className="flex flex-col gap-1">
      {grants.map(({ name, isAllowed }) => {
        const Icon = isAllowed ? Check : X
        return (
          <li key={name} className={`flex gap-2 ${isAllowed ? "" : "text-muted"}`}>
            <Icon
              className={`mt-1 size-4 shrink-0 ${isAllowed ? "text-accent" : "text-danger"}`}
              aria-label={isAllowed ? texts.allowed : texts.denied}
              role="img"
            />
            <span className="min-w-0">
              {texts.grant[name]}
              {name === "canPublish" && isAllowed && sources && (
                <span className="text-muted">
                  :{" "}
                  {texts.only(
                    list.format(sources.map((source) => texts.sources[source] ?? plainName(source))),
                  )}
                </span>
              )}
            </span>
          </li>
        )
      })}
      {powers.length > 0 && (
        <li className="flex gap-2">
          <TriangleAlert className="mt-1 size-4 shrink-0 text-warning" aria-hidden="true" />
          <span className="min-w-0">{texts.powers(list.format(powers.map(plainName)))}</span>
        </li>
      )}
    </ul>
  )
}
