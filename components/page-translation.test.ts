import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { parseAst } from "vitest/node"

// Browsers translate a page by replacing each text node with elements. React keeps references to text nodes that have
// siblings, and throws when it removes one that was replaced or inserts something before it: the whole page is gone. A text
// that is its element's only child is set by `textContent`, which is safe.

type Node = { type: string; start: number; [key: string]: unknown }

test("a text beside other children has an element of its own", () => {
  expect(parseTexts("<p>{texts.a}</p>")).toEqual([])
  expect(parseTexts("<p><Icon /><span>{texts.a}</span></p>")).toEqual([])
  expect(parseTexts("<p><Icon />{isOn ? texts.a : texts.b}</p>")).toEqual(["{isOn ? texts.a : texts.b}"])
  expect(parseTexts("<p>{name}: {children}</p>")).toEqual(["{name}", ": "])
  expect(parseTexts("<>{hint && `Hint!`}</>")).toEqual(["{hint && `Hint!`}"])

  const files = ["app", "components", "features"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  // Not a page: the picture that a link to the app shows.
  const pages = files.filter((file) => /(?<!\.test|opengraph-image\/route)\.tsx$/.test(file))
  expect(pages.length).toBeGreaterThan(50)
  expect(
    pages.flatMap((file) => parseTexts(readFileSync(file, "utf8")).map((text) => `${file}: ${text}`)),
  ).toEqual([])
})

/** Returns the texts in some code that have siblings. */
function parseTexts(code: string): string[] {
  const found: string[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isNode(value)) return
    if (value.type === "JSXElement" || value.type === "JSXFragment") {
      const children = (value.children as Node[]).filter((child) => !isBlank(child, code))
      if (children.length > 1 || value.type === "JSXFragment") {
        for (const child of children) if (isText(child)) found.push(sourceOf(child, code))
      }
    }
    for (const part of Object.values(value)) visit(part)
  }
  visit(parseAst(code, { lang: "tsx" }))
  return found
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value
}

function sourceOf({ start, end }: Node, code: string): string {
  return code.slice(start, Number(end)).replace(/\s+/g, " ")
}

/** Spaces between elements are never translated; line breaks and comments are not rendered. */
function isBlank(node: Node, code: string): boolean {
  return /^(\s*|\{\s*\/\*.*\*\/\s*\}|\{" "\})$/s.test(code.slice(node.start, Number(node.end)))
}

/** Whether a child may render a text: names of elements in variables are told apart by convention. */
function isText(node: unknown): boolean {
  if (!isNode(node)) return false
  switch (node.type) {
    case "JSXText":
    case "TemplateLiteral":
      return true
    case "JSXExpressionContainer":
      return isText(node.expression)
    case "Literal":
      return typeof node.value === "string" || typeof node.value === "number"
    case "ConditionalExpression":
      return isText(node.consequent) || isText(node.alternate)
    case "LogicalExpression":
      return isText(node.right) || (node.operator !== "&&" && isText(node.left))
    case "Identifier":
      return !/^(children|icon|aside|logo|notice|preJoin|call|content|dialog|.*(Buttons|Content|Icon))$/.test(
        String(node.name),
      )
    case "MemberExpression":
    case "CallExpression":
      return isFromTexts(node) || /^(name|text|label|title|message|detail|description)$/.test(lastName(node))
    default:
      return false
  }
}

/** Whether the value comes from the interface texts or a formatter of names. */
function isFromTexts(node: unknown): boolean {
  if (!isNode(node)) return false
  if (node.type === "Identifier")
    return /^(t|.*[tT]exts|displayName|plainName|format\w*)$/.test(String(node.name))
  return isFromTexts(node.type === "CallExpression" ? node.callee : node.object)
}

function lastName(node: Node): string {
  return isNode(node.property) ? String(node.property.name) : ""
}
