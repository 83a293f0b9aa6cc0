"use client"

import { buttonStyles } from "@/components/ui/button"
import { Trouble } from "@/components/ui/trouble"
import { texts } from "@/lib/texts/trouble"

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Trouble title={texts.broken.title} detail={texts.broken.detail}>
      <button type="button" className={buttonStyles.primary} onClick={retry}>
        {texts.broken.again}
      </button>
      {/* Not next/link, which would come with every page; and after an error, all anew is just right. */}
      <a href="/" className={buttonStyles.outline}>
        {texts.back}
      </a>
    </Trouble>
  )
}
