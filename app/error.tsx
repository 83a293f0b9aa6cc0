"use client"

import { useEffect } from "react"
import { buttonStyles } from "@/components/ui/button"
import { MessagePage } from "@/components/ui/message-page"
import { appPath } from "@/lib/app-path"
import { isChunkError } from "@/lib/load-part"
import { reportError } from "@/lib/report-error"
import { texts } from "@/lib/texts/errors"

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    if (!isChunkError(error)) reportError(error, { place: "page", route: location.pathname })
  }, [error])
  // A part of the next page can't be loaded, most likely because a new build has replaced it.
  if (isChunkError(error)) {
    return (
      <MessagePage
        title={texts.broken.title}
        detail={texts.parts[navigator.onLine ? "new-version" : "offline"]}
      >
        <button type="button" className={buttonStyles.primary} onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </MessagePage>
    )
  }
  return (
    <MessagePage title={texts.broken.title} detail={texts.broken.detail}>
      <button type="button" className={buttonStyles.primary} onClick={retry}>
        {texts.broken.again}
      </button>
      {/* A plain link, which loads everything again. */}
      <a href={appPath("/")} className={buttonStyles.outline}>
        {texts.back}
      </a>
    </MessagePage>
  )
}
