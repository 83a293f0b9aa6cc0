import { ChevronRight, FileJson } from "lucide-react"
import { appPath } from "@/lib/app-path"
import type { AnswerRow, FieldRow, HeaderRow, Operation } from "./openapi-reference"
import { texts } from "./texts"

const t = texts.reference

/** Shows the OpenAPI document, one collapsible block per operation. */
export function Reference({ operations }: { operations: readonly Operation[] }) {
  const [first] = operations
  return (
    <div className="flex flex-col gap-3">
      {operations.map((operation) => (
        <details
          key={operation.id}
          open={operation === first}
          className="group rounded-tile border border-border bg-card"
        >
          <summary className="flex min-h-14 cursor-pointer list-none items-center gap-x-3 rounded-tile px-4 py-3 hover:bg-muted sm:px-5">
            <ChevronRight
              className="size-4.5 shrink-0 text-muted-foreground transition group-open:rotate-90"
              aria-hidden="true"
            />
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <span className="font-mono text-label font-semibold text-primary">{operation.method}</span>
              <span className="font-mono text-label font-semibold wrap-anywhere">{operation.path}</span>
              <span className="text-label text-muted-foreground wrap-anywhere">{operation.summary}</span>
            </span>
          </summary>
          <div className="flex flex-col gap-7 px-4 pt-2 pb-6 sm:px-5">
            <RequestReference operation={operation} first={first} />
            <div className="flex flex-col gap-3">
              <h3 className="font-semibold">{t.answers}</h3>
              <AnswerList answers={operation.answers} />
              {operation.commonHeaders.length > 0 && (
                <div className="flex flex-col gap-1.5 text-label/5.5">
                  <p className="text-muted-foreground">{t.everyAnswer}</p>
                  <HeaderList headers={operation.commonHeaders} />
                </div>
              )}
            </div>
          </div>
        </details>
      ))}
      <a
        href={appPath("/api/openapi.json")}
        className="flex min-h-11 items-center gap-2 self-start text-label text-primary underline underline-offset-3"
      >
        <FileJson className="size-4" aria-hidden="true" />
        <span>{t.openApi}</span>
      </a>
    </div>
  )
}

type RequestReferenceProps = { operation: Operation; first: Operation | undefined }

/** An operation's parameters and body. Only the first operation lists the body's fields: all have the same. */
function RequestReference({ operation, first }: RequestReferenceProps) {
  const { parameters, fields, bodyDescription } = operation
  if (parameters.length === 0 && fields.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">{t.request}</h3>
      {parameters.length > 0 && <FieldTable rows={parameters} label={t.request} />}
      {fields.length > 0 && first && operation !== first && (
        <p className="text-[15px]/6 text-muted-foreground">{t.sameBody(first.path)}</p>
      )}
      {fields.length > 0 && operation === first && (
        <>
          <p className="text-[15px]/6 text-muted-foreground">
            <Prose text={bodyDescription} />
          </p>
          <FieldTable rows={fields.filter(({ depth }) => depth === 0)} label={t.request} />
          <NestedFields rows={fields.filter(({ depth }) => depth > 0)} />
        </>
      )}
    </div>
  )
}

/** Nested fields are collapsed: there are many, and few clients need them. */
function NestedFields({ rows }: { rows: readonly FieldRow[] }) {
  const [first] = rows
  if (!first) return null
  const title = t.nestedFields(first.name.split(".")[0] ?? "", rows.length)
  return (
    <details className="group/inner rounded-control border border-border">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-control px-3 text-label font-medium hover:bg-muted">
        <ChevronRight
          className="size-4 text-muted-foreground transition group-open/inner:rotate-90"
          aria-hidden="true"
        />
        <span>{title}</span>
      </summary>
      <div className="px-3 pb-2">
        <FieldTable rows={rows} label={title} />
      </div>
    </details>
  )
}

const INDENTS = ["", "sm:pl-4", "sm:pl-8", "sm:pl-12"]

/** Fields with their types, limits and descriptions. On a phone, each field is a block. */
function FieldTable({ rows, label }: { rows: readonly FieldRow[]; label: string }) {
  return (
    <table aria-label={label} className="w-full text-left text-label/5.5 max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="border-b border-border text-muted-foreground">
          <th className="py-2 pr-4 font-medium">{t.name}</th>
          <th className="py-2 pr-4 font-medium">{t.type}</th>
          <th className="py-2 font-medium">{t.description}</th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ name, depth, type, limits, description, isRequired }) => (
          <tr
            key={name}
            className="border-border align-top not-last:border-b max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:py-3"
          >
            <th scope="row" className={`font-normal sm:w-[36%] sm:py-2.5 sm:pr-4 ${INDENTS[depth] ?? ""}`}>
              <code
                translate="no"
                className={`font-mono wrap-anywhere ${depth === 0 ? "font-semibold" : "text-muted-foreground"}`}
              >
                {name}
              </code>
              {isRequired && <span className="text-muted-foreground">{` ${t.required}`}</span>}
            </th>
            <td className="text-muted-foreground sm:w-[26%] sm:py-2.5 sm:pr-4">
              {[type, ...limits].join(", ")}
            </td>
            <td className="sm:py-2.5">
              <Prose text={description} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The answers by status, with what each returns and its headers. */
function AnswerList({ answers }: { answers: readonly AnswerRow[] }) {
  return (
    <ul className="flex flex-col">
      {answers.map((answer) => (
        <li
          key={answer.status}
          className="grid gap-x-4 gap-y-1.5 border-border py-3 not-last:border-b sm:grid-cols-[3.5rem_minmax(0,1fr)]"
        >
          <Status status={answer.status} />
          <div className="flex min-w-0 flex-col gap-2 text-label/5.5">
            <p className="text-[15px]/6 font-medium">{answer.description}</p>
            {answer.fields.length > 0 && <FieldTable rows={answer.fields} label={answer.description} />}
            {answer.problems.map(({ detail, field }) => (
              <p key={detail} className="wrap-anywhere">
                <span className="sr-only">{`${t.example}: `}</span>
                <span>{`“${detail}” `}</span>
                {field && (
                  <code translate="no" className="font-mono text-muted-foreground">
                    {field}
                  </code>
                )}
              </p>
            ))}
            {answer.headers.length > 0 && <HeaderList headers={answer.headers} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Status({ status }: { status: string }) {
  const isSuccess = status.startsWith("2")
  return (
    <span
      className={`h-fit w-fit rounded-sm px-2 py-0.5 font-mono text-label font-semibold ${isSuccess ? "bg-primary text-primary-foreground" : "bg-muted text-foreground"}`}
    >
      {status}
    </span>
  )
}

function HeaderList({ headers }: { headers: readonly HeaderRow[] }) {
  return (
    <dl className="flex flex-col gap-1 text-label/5.5 text-muted-foreground">
      {headers.map(({ name, description }) => (
        <div key={name} className="wrap-anywhere">
          <dt className="inline font-mono">{`${name}: `}</dt>
          <dd className="inline">
            <Prose text={description} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Renders a text of the OpenAPI document, with its `backquoted` parts as code. */
function Prose({ text }: { text: string }) {
  return text.split("`").map((part, index) => {
    const isCode = index % 2 === 1
    const Part = isCode ? "code" : "span"
    return (
      <Part
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other key
        key={index}
        className={
          isCode ? "rounded-sm bg-muted px-1 py-0.5 font-mono text-[0.9em] text-foreground" : undefined
        }
        translate={isCode ? "no" : undefined}
      >
        {part}
      </Part>
    )
  })
}
