"use client"

import { Tabs } from "radix-ui"
import { useState } from "react"
import { platforms } from "../../_lib/snippets"
import type { Source } from "../../_lib/snippets/types"
import { texts as all } from "../../_lib/texts"
import { useOrigin } from "../use-origin"
import { CodeExample } from "./code-example"

const texts = all.code
const SOURCES = Object.keys(texts.source) as Source[]

const tab =
  "min-h-11 rounded-control px-3.5 text-[15px] font-medium whitespace-nowrap transition data-[state=inactive]:text-muted data-[state=inactive]:hover:text-text"

type CodeExamplesProps = {
  origin: string
  serverUrl: string
  /** Whether the development token server is open to any id. */
  isDevelopment: boolean
}

/** Code to paste, by platform and by where the token comes from. The source stays chosen when the platform changes. */
export function CodeExamples({ origin: guess, serverUrl, isDevelopment }: CodeExamplesProps) {
  const addresses = { origin: useOrigin(guess), serverUrl }
  const [source, setSource] = useState<Source>("endpoint")
  return (
    <Tabs.Root defaultValue={platforms[0]?.id} className="flex min-w-0 flex-col gap-5">
      <Tabs.List
        aria-label={texts.platforms}
        className="flex flex-wrap gap-x-1 gap-y-1 border-b border-line pb-2"
      >
        {platforms.map(({ id, name }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className={`${tab} data-[state=inactive]:hover:bg-raised data-[state=active]:bg-accent data-[state=active]:text-on-accent`}
          >
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {platforms.map((platform) => (
        <Tabs.Content key={platform.id} value={platform.id} tabIndex={-1} className="outline-none">
          <Tabs.Root
            value={source}
            onValueChange={(value) => setSource(value as Source)}
            className="flex min-w-0 flex-col gap-4"
          >
            <Tabs.List
              aria-label={texts.sources}
              className="flex w-fit max-w-full flex-wrap gap-1 rounded-[18px] bg-raised p-1"
            >
              {SOURCES.map((name) => (
                <Tabs.Trigger
                  key={name}
                  value={name}
                  className={`${tab} data-[state=active]:bg-surface data-[state=active]:shadow-sm`}
                >
                  {texts.source[name]}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {SOURCES.map((name) => (
              <Tabs.Content key={name} value={name} tabIndex={-1} className="outline-none">
                <CodeExample
                  platform={platform}
                  source={name}
                  addresses={addresses}
                  isDevelopment={isDevelopment}
                />
              </Tabs.Content>
            ))}
          </Tabs.Root>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
