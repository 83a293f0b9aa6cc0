"use client"

import { Plus } from "lucide-react"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { linkFeatureList } from "@/components/link-feature-list"
import { buttonStyles } from "@/components/ui/button"
import { PageLink } from "@/components/ui/page-link"
import { TextField } from "@/components/ui/text-field"
import { randomBytes } from "@/lib/room/random-bytes"
import { generateRoomName, roomNameFault } from "@/lib/room/room-name"
import { roomPath } from "@/lib/room/room-path"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/home"

/** The ways into a room: a new one, the demo room, or one by its name. */
export function RoomChooser() {
  const router = useRouter()
  const [name, setName] = useState("")
  const [makeParts, setMakeParts] = useState<Record<string, (() => string) | undefined>>({})
  const [fault, setFault] = useState<string>()

  const openNewRoom = () => {
    const parts = Object.values(makeParts).flatMap((makePart) => makePart?.() ?? [])
    router.push(roomPath(generateRoomName(randomBytes), parts))
  }

  const joinByName = (event: FormEvent) => {
    event.preventDefault()
    const found = roomNameFault(name.trim())
    setFault(found)
    if (!found) router.push(roomPath(name.trim()))
  }

  return (
    <div className="flex max-w-md flex-col gap-7">
      <div className="flex flex-wrap gap-2.5">
        <button type="button" className={buttonStyles.primary} onClick={openNewRoom}>
          <Plus className="size-4.5" aria-hidden="true" />
          {texts.newRoom}
        </button>
        <PageLink href={roomPath(site.demoRoom)} className={buttonStyles.outline}>
          {texts.demoRoom}
        </PageLink>
      </div>
      <form onSubmit={joinByName} className="flex items-start gap-2.5" noValidate>
        <TextField
          label={texts.roomName}
          labelShown={false}
          placeholder={texts.roomName}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          value={name}
          fault={fault}
          onChange={(event) => {
            setName(event.target.value)
            setFault(undefined)
          }}
        />
        <button type="submit" className={buttonStyles.secondary}>
          {texts.join}
        </button>
      </form>
      <div className="-mt-2 empty:hidden">
        {linkFeatureList.map(({ id, NewRoomOption }) => (
          <NewRoomOption
            key={id}
            onChange={(makePart) => setMakeParts((parts) => ({ ...parts, [id]: makePart }))}
          />
        ))}
      </div>
    </div>
  )
}
