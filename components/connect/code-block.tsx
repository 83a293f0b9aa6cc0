"use client"

import type { ReactNode } from "react"
import { CopyButton } from "@/components/ui/copy-button"
import { ScrollArea } from "@/components/ui/scroll-area"

type CodeBlockProps = {
  code: string
  /** The code with highlighting; plain by default. */
  children?: ReactNode
  caption: string
  /** Names the scrollable part for screen readers. */
  label: string
  copyLabel: string
}

/** Code with a copy button. Long lines scroll inside the block instead of widening the page. */
export function CodeBlock({ code, children = code, caption, label, copyLabel }: CodeBlockProps) {
  return (
    <div className="min-w-0 overflow-hidden rounded-tile border border-border bg-card">
      <div className="flex items-center justify-between gap-3 border-b border-border bg-muted pr-1.5 pl-4">
        <span className="min-w-0 truncate text-label text-muted-foreground">{caption}</span>
        <CopyButton text={code} label={copyLabel} />
      </div>
      <ScrollArea label={label} className="max-h-[34rem] overflow-x-auto">
        <pre className="w-max min-w-full p-4 font-mono text-label/6">
          <code translate="no">{children}</code>
        </pre>
      </ScrollArea>
    </div>
  )
}
