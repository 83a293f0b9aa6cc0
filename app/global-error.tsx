"use client"

import { type MouseEvent, useEffect } from "react"
import { buttonStyles } from "@/components/ui/button"
import { MessagePage } from "@/components/ui/message-page"
import { appPath } from "@/lib/app-path"
import { reportError } from "@/lib/report-error"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/errors"
import "./globals.css"

/**
 * Replaces the whole document if the root layout fails. Next prerenders it without a nonce, so its scripts may not run:
 * both actions are links.
 */
export default function GlobalError({ error }: { error: unknown }) {
  useEffect(() => reportError(error, { place: "page", route: location.pathname }), [error])
  return (
    <html lang="en" data-theme={shownTheme()} suppressHydrationWarning>
      <body suppressHydrationWarning>
        <title>{site.name}</title>
        <MessagePage title={texts.broken.title} detail={texts.broken.detail}>
          <a href="?" onClick={reload} className={buttonStyles.primary}>
            {texts.broken.again}
          </a>
          <a href={appPath("/")} className={buttonStyles.outline}>
            {texts.back}
          </a>
        </MessagePage>
      </body>
    </html>
  )
}

/** Returns the theme of the document that this one replaces. */
function shownTheme(): string | undefined {
  return typeof document === "undefined" ? undefined : document.documentElement.dataset.theme
}

/** Unlike the link, a reload keeps the URL's fragment: the key of an encrypted room. */
function reload(event: MouseEvent) {
  event.preventDefault()
  location.reload()
}
