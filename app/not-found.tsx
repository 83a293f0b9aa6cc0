import type { Metadata } from "next"
import { buttonStyles } from "@/components/ui/button"
import { LogoMark } from "@/components/ui/logo-mark"
import { Trouble } from "@/components/ui/trouble"
import { texts } from "@/lib/texts/trouble"

export const metadata: Metadata = { title: texts.notFound.tab }

export default function NotFound() {
  return (
    <Trouble
      title={texts.notFound.title}
      detail={texts.notFound.detail}
      logo={
        <a href="/" className="rounded-control">
          <LogoMark />
        </a>
      }
    >
      {/* Not next/link: its code would come with every page. */}
      <a href="/" className={buttonStyles.primary}>
        {texts.back}
      </a>
    </Trouble>
  )
}
