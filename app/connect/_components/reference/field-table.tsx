import type { FieldRow } from "../../_lib/reference"
import { texts as all } from "../../_lib/texts"
import { Prose } from "./prose"

const texts = all.reference
const INDENT = ["", "sm:pl-4", "sm:pl-8", "sm:pl-12"]

/** Fields with their types, limits and meaning. On a phone each is a block of its own. */
export function FieldTable({ rows, label }: { rows: readonly FieldRow[]; label: string }) {
  return (
    <table aria-label={label} className="w-full text-left text-label/5.5 max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line text-muted">
          <th className="py-2 pr-4 font-medium">{texts.name}</th>
          <th className="py-2 pr-4 font-medium">{texts.type}</th>
          <th className="py-2 font-medium">{texts.meaning}</th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ name, depth, type, limits, meaning, isRequired }) => (
          <tr
            key={name}
            className="border-line align-top not-last:border-b max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:py-3"
          >
            <th scope="row" className={`font-normal sm:w-[36%] sm:py-2.5 sm:pr-4 ${INDENT[depth] ?? ""}`}>
              <code className={`font-mono wrap-anywhere ${depth === 0 ? "font-semibold" : "text-muted"}`}>
                {name}
              </code>
              {isRequired && <span className="text-muted"> {texts.required}</span>}
            </th>
            <td className="text-muted sm:w-[26%] sm:py-2.5 sm:pr-4">{[type, ...limits].join(", ")}</td>
            <td className="sm:py-2.5">
              <Prose text={meaning} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
