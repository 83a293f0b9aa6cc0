import { ChevronRight, FileJson } from "lucide-react"
import type { FieldRow, Operation } from "../../_lib/reference"
import { texts as all } from "../../_lib/texts"
import { AnswerTable } from "./answer-table"
import { FieldTable } from "./field-table"
import { HeaderList } from "./header-list"
import { Prose } from "./prose"

const texts = all.reference

/** The OpenAPI document for people. */
export function Reference({ operations }: { operations: readonly Operation[] }) {
  const [first] = operations
  return (
    <div className="flex flex-col gap-3">
      {operations.map((operation) => (
        <details
          key={operation.id}
          open={operation === first}
          className="group rounded-tile border border-line bg-surface"
        >
          <summary className="flex min-h-14 cursor-pointer list-none items-center gap-x-3 rounded-tile px-4 py-3 hover:bg-raised sm:px-5">
            <ChevronRight
              className="size-4.5 shrink-0 text-muted transition group-open:rotate-90"
              aria-hidden="true"
            />
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <span className="font-mono text-label font-semibold text-accent">{operation.method}</span>
              <span className="font-mono text-label font-semibold wrap-anywhere">{operation.path}</span>
              <span className="text-label text-muted wrap-anywhere">{operation.summary}</span>
            </span>
          </summary>
          <div className="flex flex-col gap-7 px-4 pt-2 pb-6 sm:px-5">
            <Asked operation={operation} first={first} />
            <div className="flex flex-col gap-3">
              <h3 className="font-semibold">{texts.answers}</h3>
              <AnswerTable answers={operation.answers} />
              {operation.commonHeaders.length > 0 && (
                <div className="flex flex-col gap-1.5 text-label/5.5">
                  <p className="text-muted">{texts.everyAnswer}</p>
                  <HeaderList headers={operation.commonHeaders} />
                </div>
              )}
            </div>
          </div>
        </details>
      ))}
      <a
        href="/api/openapi.json"
        className="flex min-h-11 items-center gap-2 self-start text-label text-accent underline underline-offset-3"
      >
        <FileJson className="size-4" aria-hidden="true" />
        {texts.document}
      </a>
    </div>
  )
}

/** What a request holds. A body that stands above already isn't written out again. */
function Asked({ operation, first }: { operation: Operation; first: Operation | undefined }) {
  const { parameters, fields, bodyMeaning } = operation
  const isSame = first !== undefined && operation !== first && fields.length > 0
  if (parameters.length === 0 && fields.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">{texts.request}</h3>
      {parameters.length > 0 && <FieldTable rows={parameters} label={texts.request} />}
      {isSame ? (
        <p className="text-[15px]/6 text-muted">{texts.sameBody(first.path)}</p>
      ) : (
        fields.length > 0 && (
          <>
            <p className="text-[15px]/6 text-muted">
              <Prose text={bodyMeaning} />
            </p>
            <FieldTable rows={fields.filter(({ depth }) => depth === 0)} label={texts.request} />
            <InnerFields rows={fields.filter(({ depth }) => depth > 0)} />
          </>
        )
      )}
    </div>
  )
}

/** What the fields hold that are objects themselves: much, of which most people need nothing. */
function InnerFields({ rows }: { rows: readonly FieldRow[] }) {
  const [first] = rows
  if (!first) return null
  const title = texts.inside(first.name.split(".")[0] ?? "", rows.length)
  return (
    <details className="group/inner rounded-control border border-line">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-control px-3 text-label font-medium hover:bg-raised">
        <ChevronRight
          className="size-4 text-muted transition group-open/inner:rotate-90"
          aria-hidden="true"
        />
        {title}
      </summary>
      <div className="px-3 pb-2">
        <FieldTable rows={rows} label={title} />
      </div>
    </details>
  )
}
