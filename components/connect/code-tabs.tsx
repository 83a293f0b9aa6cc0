"use client"

import { Tabs } from "radix-ui"
import { type ReactNode, useState } from "react"
import type { Source } from "./snippets/platform"
import { texts } from "./texts"

const t = texts.code
const TAB =
  "min-h-11 rounded-control px-3.5 text-[15px] font-medium whitespace-nowrap transition data-[state=inactive]:text-muted-foreground data-[state=inactive]:hover:text-foreground"
const PLATFORM_TAB = `${TAB} data-[state=inactive]:hover:bg-muted data-[state=active]:bg-primary data-[state=active]:text-primary-foreground`
const SOURCE_TAB = `${TAB} data-[state=active]:bg-card data-[state=active]:shadow-sm`

type CodeTabsProps = {
  platforms: readonly { id: string; name: string; examples: Readonly<Record<Source, ReactNode>> }[]
}

/** Tabs for the platforms, and in each one for the token sources. The source stays when the platform changes. */
export function CodeTabs({ platforms }: CodeTabsProps) {
  const [source, setSource] = useState("endpoint")
  return (
    <Tabs.Root defaultValue={platforms[0]?.id} className="flex min-w-0 flex-col gap-5">
      <Tabs.List
        aria-label={t.platforms}
        className="flex flex-wrap gap-x-1 gap-y-1 border-b border-border pb-2"
      >
        {platforms.map(({ id, name }) => (
          <Tabs.Trigger key={id} value={id} className={PLATFORM_TAB}>
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {platforms.map(({ id, examples }) => (
        <Tabs.Content key={id} value={id} tabIndex={-1} className="outline-none">
          <Tabs.Root value={source} onValueChange={setSource} className="flex min-w-0 flex-col gap-4">
            <Tabs.List
              aria-label={t.sources}
              className="flex w-fit max-w-full flex-wrap gap-1 rounded-xl bg-muted p-1"
            >
              {Object.entries(t.source).map(([name, title]) => (
                <Tabs.Trigger key={name} value={name} className={SOURCE_TAB}>
                  {title}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {Object.entries(examples).map(([name, example]) => (
              <Tabs.Content key={name} value={name} tabIndex={-1} className="outline-none">
                {example}
              </Tabs.Content>
            ))}
          </Tabs.Root>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
