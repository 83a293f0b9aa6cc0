import { buttonStyles } from "@/components/ui/button"
import { PageLink } from "@/components/ui/page-link"
import { texts } from "@/lib/texts/broken-link"

/** In place of the green room, where the link is such that nobody may join by it. */
export function BrokenLink({ fault }: { fault: string }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-4 text-center">
      <h1 className="text-title">{texts.title}</h1>
      <p className="max-w-sm text-muted">{fault}</p>
      <PageLink href="/" className={`${buttonStyles.outline} mt-3`}>
        {texts.back}
      </PageLink>
    </div>
  )
}
