"use client"

import { useParams } from "next/navigation"
import { buttonStyles } from "@/components/ui/button"
import { MessagePage } from "@/components/ui/message-page"
import { appPath } from "@/lib/app-path"
import { normalizeRoomName, roomNameError } from "@/lib/room-name"
import { texts } from "@/lib/texts/errors"

/** Says what is wrong with the room name of the link. */
export default function InvalidRoom() {
  const { roomName } = useParams<{ roomName: string }>()
  const error = roomNameError(normalizeRoomName(decodeURIComponent(roomName)))
  return (
    <MessagePage title={texts.invalidRoom.title} detail={error ?? texts.notFound.detail}>
      <a href={appPath("/")} className={buttonStyles.primary}>
        {texts.back}
      </a>
    </MessagePage>
  )
}
