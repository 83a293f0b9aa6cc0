import { toJsxRuntime } from "hast-util-to-jsx-runtime"
import { all, createLowlight } from "lowlight"
import { Fragment, jsx, jsxs } from "react/jsx-runtime"
import { repository } from "@/lib/site"
import { CodeBlock } from "./code-block"
import { CodeTabs } from "./code-tabs"
import { android } from "./snippets/android"
import { curl } from "./snippets/curl"
import { flutter } from "./snippets/flutter"
import { javascript, react, reactNative } from "./snippets/javascript"
import type { Addresses, CodeLanguage, Platform, Source } from "./snippets/platform"
import { python } from "./snippets/python"
import { rust } from "./snippets/rust"
import { swift } from "./snippets/swift"
import { unity } from "./snippets/unity"
import { texts } from "./texts"

/** The platforms, in the order of their tabs. */
export const platforms: readonly Platform[] = [
  javascript,
  react,
  swift,
  android,
  flutter,
  reactNative,
  rust,
  python,
  unity,
  curl,
]

/** highlight.js's name for each language. */
const GRAMMARS: Record<CodeLanguage, string> = {
  JavaScript: "javascript",
  TypeScript: "typescript",
  Swift: "swift",
  Kotlin: "kotlin",
  Dart: "dart",
  Rust: "rust",
  Python: "python",
  "C#": "csharp",
  Shell: "bash",
}

const NOTE = "border-l-2 border-border pl-3 text-label/5.5 text-muted-foreground"

const t = texts.code
const lowlight = createLowlight(all)

type CodeExamplesProps = {
  addresses: Addresses
  /** In development, the development token server accepts any ID. */
  isDevelopment: boolean
}

/** Code to copy for each platform and token source. It is highlighted on the server, so no highlighter is downloaded. */
export function CodeExamples({ addresses, isDevelopment }: CodeExamplesProps) {
  return (
    <CodeTabs
      platforms={platforms.map((platform) => {
        const example = (source: Source) => (
          <CodeExample
            platform={platform}
            source={source}
            addresses={addresses}
            isDevelopment={isDevelopment}
          />
        )
        return {
          id: platform.id,
          name: platform.name,
          examples: {
            endpoint: example("endpoint"),
            development: example("development"),
            custom: example("custom"),
            literal: example("literal"),
          },
        }
      })}
    />
  )
}

type CodeExampleProps = CodeExamplesProps & { platform: Platform; source: Source }

function CodeExample({ platform, source, addresses, isDevelopment }: CodeExampleProps) {
  const { code, note, example } = platform.snippets[source](addresses)
  const notes = [
    source === "development" && (isDevelopment ? t.anyId : t.ownersId),
    note,
    platform.note,
  ].filter((text) => typeof text === "string")
  return (
    <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <p className="max-w-2xl text-[15px]/6 lg:col-span-2">{t.about[source]}</p>
      <CodeBlock
        code={code}
        caption={platform.language}
        label={t.codeLabel(platform.name, t.source[source])}
        copyLabel={t.copyCode(platform.name, t.source[source])}
      >
        {highlight(code, platform.language)}
      </CodeBlock>
      <div className="flex min-w-0 flex-col gap-4">
        {platform.install && (
          <CodeBlock
            code={platform.install}
            caption={t.install}
            label={t.install}
            copyLabel={t.copyInstall}
          />
        )}
        {notes.map((text) => (
          <p key={text} className={NOTE}>
            {text}
          </p>
        ))}
        {example && (
          <p className={NOTE}>
            <span>{`${t.example} `}</span>
            <a
              href={`${repository}/tree/HEAD/${example}`}
              translate="no"
              className="font-mono text-primary underline underline-offset-3"
            >
              {example}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}

/** Returns the code with a span per token; `app/globals.css` has the colours of its `hljs-…` classes. */
function highlight(code: string, language: CodeLanguage) {
  return toJsxRuntime(lowlight.highlight(GRAMMARS[language], code), { Fragment, jsx, jsxs })
}
