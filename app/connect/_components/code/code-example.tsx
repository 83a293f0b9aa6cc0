import type { Addresses, Platform, Source } from "../../_lib/snippets/types"
import { texts as all } from "../../_lib/texts"
import { CodeBlock } from "./code-block"

const texts = all.code

type CodeExampleProps = {
  platform: Platform
  source: Source
  addresses: Addresses
  isDevelopment: boolean
}

/** One platform's code for one source, with what has to be known beside it. */
export function CodeExample({ platform, source, addresses, isDevelopment }: CodeExampleProps) {
  const { code, note } = platform.snippets[source](addresses)
  const notes = [
    source === "development" && (isDevelopment ? texts.anyId : texts.ownersId),
    note,
    platform.note,
  ].filter((text) => typeof text === "string")
  const name = texts.source[source]
  return (
    <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <p className="max-w-2xl text-[15px]/6 lg:col-span-2">{texts.about[source]}</p>
      <CodeBlock
        code={code}
        language={platform.language}
        label={texts.codeLabel(platform.name, name)}
        copyLabel={texts.copyCode(platform.name, name)}
      />
      <div className="flex min-w-0 flex-col gap-4">
        {platform.install && (
          <CodeBlock
            code={platform.install.code}
            language={platform.install.language}
            caption={texts.install}
            label={texts.install}
            copyLabel={texts.copyInstall}
          />
        )}
        {notes.map((text) => (
          <p key={text} className="border-l-2 border-line pl-3 text-label/5.5 text-muted">
            {text}
          </p>
        ))}
      </div>
    </div>
  )
}
