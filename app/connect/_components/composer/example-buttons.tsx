import type { Draft } from "../../_lib/draft"
import { type ExampleName, examples } from "../../_lib/examples"
import { texts as all } from "../../_lib/texts"

const texts = all.composer
const NAMES = Object.keys(texts.example) as ExampleName[]

/** Fills the form in, with requests that are granted and with some that are refused. */
export function ExampleButtons({ onChoose }: { onChoose: (draft: Draft) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-label text-muted">{texts.examples}</legend>
      <div className="flex flex-wrap gap-2">
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => onChoose(examples[name])}
            className="min-h-11 rounded-full border border-line px-4 text-label font-medium transition hover:bg-raised active:scale-[0.98]"
          >
            {texts.example[name]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
