import { ScrollArea } from "@/components/ui/scroll-area"
import { type CodeLanguage, highlight, type Segment } from "../../_lib/highlight"
import { CopyButton } from "../copy-button"

const COLOURS: Record<Segment["kind"], string | undefined> = {
  plain: undefined,
  comment: "text-muted italic",
  string: "text-accent",
  keyword: "text-warning",
}

type CodeBlockProps = {
  code: string
  language: CodeLanguage
  /** What it is, for who can't see it: names the part that scrolls. */
  label: string
  copyLabel: string
  /** What stands above the code; its language where nothing is given. */
  caption?: string
}

/** Code with its copy button. Long lines scroll within it, so that the page never does sideways. */
export function CodeBlock({ code, language, label, copyLabel, caption = language }: CodeBlockProps) {
  return (
    <div className="min-w-0 overflow-hidden rounded-tile border border-line bg-surface">
      <div className="flex items-center justify-between gap-3 border-b border-line bg-raised pr-1.5 pl-4">
        <span className="min-w-0 truncate text-label text-muted">{caption}</span>
        <CopyButton text={code} label={copyLabel} />
      </div>
      <ScrollArea label={label} className="max-h-[34rem] overflow-x-auto">
        <pre className="w-max min-w-full p-4 font-mono text-label/6">
          <code>
            {highlight(code, language).map(({ kind, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
              <span key={index} className={COLOURS[kind]}>
                {text}
              </span>
            ))}
          </code>
        </pre>
      </ScrollArea>
    </div>
  )
}
