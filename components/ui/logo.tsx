import { LogoMark } from "./logo-mark"
import { PageLink } from "./page-link"

/** The mark and the name, which lead to the start page. */
export function Logo() {
  return (
    <PageLink href="/" className="rounded-control">
      <LogoMark />
    </PageLink>
  )
}
