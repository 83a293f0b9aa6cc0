import { dirname, join } from "node:path"
import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from "yaml"

/** What `npm run eject` removes, as other files may mention it. */
export interface Gone {
  /** Whether a file or folder is gone, by its path from the root. */
  path: (path: string) => boolean
  /** Whether an npm script is gone. */
  script: (name: string) => boolean
}

/** Returns the gone things that a text mentions: links, paths in backticks or quotes, and `npm run …`. */
export function mentionsIn(text: string, file: string, gone: Gone): string[] {
  const scripts = [...text.matchAll(/npm run ([\w-]+)/g)].filter(([, name = ""]) => gone.script(name))
  const links = [...text.matchAll(/\]\(([^)\s#]+)|\b(?:src|srcset|href)="([^"#]+)"/g)].filter(
    ([, link, attribute]) => isGone(join(dirname(file), link ?? attribute ?? ""), gone),
  )
  const paths = [...text.matchAll(/[`"']([\w./[\]*-]+)[`"']/g)].filter(([, path = ""]) => isGone(path, gone))
  return [...scripts, ...links, ...paths].map(([all]) => all)
}

function isGone(path: string, gone: Gone): boolean {
  return gone.path(path.replace(/^\.\//, "").replace(/\/$/, ""))
}

/**
 * Returns a Markdown document without what mentions gone things: rows of tables, lines of code, items and sentences. A
 * remark in parentheses goes alone. Paragraphs that lost something are wrapped anew.
 */
export function withoutMentions(markdown: string, file: string, gone: Gone): string {
  const has = (text: string) => mentionsIn(text, file, gone).length > 0
  if (!has(markdown)) return markdown
  const blocks = blocksOf(markdown).map((block) => ({ before: block, after: trimBlock(block, has) }))
  return withoutEmptySections(blocks).join("\n\n").concat("\n")
}

/** Splits a document at blank lines, but not inside of code. */
function blocksOf(markdown: string): string[] {
  const blocks: string[][] = [[]]
  let isCode = false
  for (const line of markdown.split("\n")) {
    if (/^\s*```/.test(line)) isCode = !isCode
    if (line.trim() === "" && !isCode) blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"))
}

function trimBlock(block: string, has: (text: string) => boolean): string {
  if (!has(block) || block.startsWith("#")) return block
  const lines = block.split("\n")
  if (/^\s*```/.test(block)) {
    const kept = lines.filter((line) => !has(line))
    return kept.length > 2 ? kept.join("\n") : ""
  }
  if (block.startsWith("|")) {
    const kept = lines.filter((line) => !has(line))
    return kept.length > 2 ? kept.join("\n") : ""
  }
  // Elements of HTML, such as a picture with its sources, stand or fall together.
  if (/^<\w/.test(block)) return has(block) ? "" : block
  const width = Math.max(...lines.map((line) => line.length))
  const items = block.split(/\n(?=\s*(?:[-*]|\d+\.) )/)
  return items
    .map((item) => (has(item) ? trimProse(item, has, width) : item))
    .filter(Boolean)
    .join("\n")
}

/** Removes sentences from a paragraph or an item of a list; the whole item, if it is headed by what is gone. */
function trimProse(text: string, has: (text: string) => boolean, width: number): string {
  const [, marker = ""] = /^(\s*(?:[-*]|\d+\.) )/.exec(text) ?? []
  const sentences = text
    .slice(marker.length)
    .replace(/\s*\n\s*/g, " ")
    .split(/(?<=[.!?](?:\*\*)?) (?=[A-Z`[*"])/)
  const kept = sentences.map((sentence) => trimSentence(sentence, has)).filter(Boolean)
  if (kept.length === 0 || (marker && trimSentence(sentences[0] ?? "", has) === "")) return ""
  const indent = " ".repeat(marker.length)
  return wrap(kept.join(" "), width - marker.length)
    .map((line, index) => (index === 0 ? marker : indent) + line)
    .join("\n")
}

function trimSentence(sentence: string, has: (text: string) => boolean): string {
  if (!has(sentence)) return sentence
  if (/ · /.test(sentence) || /^\[[^\]]*\]\([^)]*\)(, |$)/.test(sentence)) return trimRow(sentence, has)
  const rest = sentence.replace(/\s\((?:[^()]|\([^()]*\))*\)/g, (remark) => (has(remark) ? "" : remark))
  return has(rest) ? "" : rest
}

/** Removes entries of a row of links, such as `**Run**: [a](a.md) · [b](b.md)` or `[a](a.ts), [b](b.ts)`. */
function trimRow(row: string, has: (text: string) => boolean): string {
  const [label = ""] = /^\*\*[^*]+\*\*: /.exec(row) ?? []
  const kept = row
    .slice(label.length)
    .split(" · ")
    .filter((entry) => !has(entry))
  return kept.length === 0 ? "" : label + kept.join(" · ")
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? ""
    if (line === "") lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Drops what is empty now, with its heading if nothing else is below that. */
function withoutEmptySections(blocks: { before: string; after: string }[]): string[] {
  const depthOf = (text: string) => /^(#+) /.exec(text)?.[1]?.length ?? 0
  return blocks
    .filter(({ after }, index) => {
      const depth = depthOf(after)
      if (depth === 0) return after !== ""
      const rest = blocks.slice(index + 1)
      const end = rest.findIndex((block) => depthOf(block.before) > 0 && depthOf(block.before) <= depth)
      const section = end === -1 ? rest : rest.slice(0, end)
      return section.length === 0 || section.some((block) => block.after !== "" && depthOf(block.after) === 0)
    })
    .map(({ after }) => after)
}

/** Returns a GitHub workflow without the steps that mention gone things, and without jobs that only install packages then. */
export function withoutSteps(workflow: string, file: string, gone: Gone): string {
  const document = parseDocument(workflow)
  const jobs = document.get("jobs")
  if (!isMap(jobs)) return workflow
  let isChanged = false
  jobs.items = jobs.items.filter(({ value: job }) => {
    const steps = isMap(job) ? job.get("steps") : undefined
    if (!isSeq(steps)) return true
    const count = steps.items.length
    steps.items = steps.items.filter((step) => mentionsIn(String(step), file, gone).length === 0)
    if (steps.items.length === count) return true
    isChanged = true
    return commandsOf(steps).some((command) => !/^npm (ci|install)\b/.test(command))
  })
  return isChanged ? document.toString({ lineWidth: 0, flowCollectionPadding: false }) : workflow
}

function commandsOf(steps: YAMLSeq): string[] {
  return steps.items.flatMap((step) => {
    const run = isMap(step) ? step.get("run", true) : undefined
    return isScalar(run) ? [String(run.value)] : []
  })
}
