import { ChevronLeft, ChevronRight } from "lucide-react"
import { texts } from "@/lib/texts/stage"

type PagerProps = { page: number; pages: number; onPage: (page: number) => void }

const button =
  "grid size-11 place-items-center rounded-control transition hover:bg-raised aria-disabled:opacity-40 active:scale-95"

/** Turns the pages of tiles where there are more than fit. */
export function Pager({ page, pages, onPage }: PagerProps) {
  const turn = (by: number) => {
    const next = page + by
    if (next >= 0 && next < pages) onPage(next)
  }
  return (
    <nav aria-label={texts.pages} className="mx-auto flex w-fit items-center text-label">
      <button
        type="button"
        aria-label={texts.previousPage}
        aria-disabled={page === 0 || undefined}
        onClick={() => turn(-1)}
        className={button}
      >
        <ChevronLeft className="size-5" aria-hidden="true" />
      </button>
      <span aria-live="polite" className="min-w-14 text-center tabular-nums">
        {texts.pageOf(page + 1, pages)}
      </span>
      <button
        type="button"
        aria-label={texts.nextPage}
        aria-disabled={page === pages - 1 || undefined}
        onClick={() => turn(1)}
        className={button}
      >
        <ChevronRight className="size-5" aria-hidden="true" />
      </button>
    </nav>
  )
}
