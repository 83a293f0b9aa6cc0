import type { Metadata } from "next"
import { buttonStyles } from "@/components/ui/button"
import { Logo } from "@/components/ui/logo"
import { MessagePage } from "@/components/ui/message-page"
import { appPath } from "@/lib/app-path"
import { texts } from "@/lib/texts/errors"

export const metadata: Metadata = { title: texts.notFound.tab }

/** Next loads this with every page: plain links keep a copy of next/link out of it. */
export default function NotFound() {
  const logo = (
    <a href={appPath("/")} className="rounded-control">
      <Logo />
    </a>
  )
  return (
    <MessagePage title={texts.notFound.title} detail={texts.notFound.detail} logo={logo}>
      <a href={appPath("/")} className={buttonStyles.primary}>
        {texts.back}
      </a>
    </MessagePage>
  )
}
