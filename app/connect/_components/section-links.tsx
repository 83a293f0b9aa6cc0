import { texts } from "../_lib/texts"

/** The parts of the page, in their order. */
const SECTIONS = [
  { id: "try", title: texts.composer.title },
  { id: "code", title: texts.code.title },
  { id: "join", title: texts.join.title },
  { id: "reference", title: texts.reference.title },
]

/** Links to the parts of the page. */
export function SectionLinks() {
  return (
    <nav aria-label={texts.sections} className="-mx-3 flex flex-wrap gap-x-1">
      {SECTIONS.map(({ id, title }) => (
        <a
          key={id}
          href={`#${id}`}
          className="flex min-h-11 items-center rounded-control px-3 text-[15px] font-medium text-accent transition hover:bg-raised"
        >
          {title}
        </a>
      ))}
    </nav>
  )
}
