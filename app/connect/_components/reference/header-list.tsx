import type { HeaderRow } from "../../_lib/reference"
import { Prose } from "./prose"

/** Headers of an answer, each with what it says. */
export function HeaderList({ headers }: { headers: readonly HeaderRow[] }) {
  return (
    <dl className="flex flex-col gap-1 text-label/5.5 text-muted">
      {headers.map(({ name, meaning }) => (
        <div key={name} className="wrap-anywhere">
          <dt className="inline font-mono">{name}: </dt>
          <dd className="inline">
            <Prose text={meaning} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
