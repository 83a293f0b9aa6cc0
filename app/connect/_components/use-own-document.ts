import { useLifetime } from "@/components/ui/use-lifetime"

/**
 * Sees to it that the page at `path` and no other has the Content-Security-Policy made for it. The policy belongs to the
 * document, which Next keeps when a link leads from one page to another: then the page is loaded anew, and so is the
 * one after it.
 */
export function useOwnDocument(path: string): void {
  useLifetime(
    () => {
      const [document] = performance.getEntriesByType("navigation")
      if (document && new URL(document.name).pathname !== path) location.reload()
    },
    () => location.reload(),
  )
}
