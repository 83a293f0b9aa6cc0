"use client"

import { Lock, Plus } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { BrowserProblemAlert, useBrowserProblem } from "@/components/ui/browser-problem"
import { buttonStyles } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { encryptionProblem } from "@/lib/room/browser-support"
import { generateRoomKey } from "@/lib/room/room-key"
import { generateRoomName, normalizeRoomName, roomNameError, roomPath } from "@/lib/room-name"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/home"

/** The buttons for a new room and the demo room, and a form to join a room by name. */
export function RoomChooser() {
  const router = useRouter()
  const [name, setName] = useState("")
  const [isEncrypted, setEncrypted] = useState(false)
  const [error, setError] = useState<string>()
  const browserProblem = useBrowserProblem()
  const problem = browserProblem ?? (isEncrypted ? encryptionProblem() : undefined)

  const openNewRoom = () => {
    router.push(roomPath(generateRoomName(), isEncrypted ? [generateRoomKey()] : []))
  }

  const joinByName = (event: FormEvent) => {
    event.preventDefault()
    const roomName = normalizeRoomName(name)
    const newError = roomNameError(roomName)
    setError(newError)
    if (!newError) router.push(roomPath(roomName))
  }

  return (
    <div className="flex max-w-md flex-col gap-7">
      {problem && <BrowserProblemAlert problem={problem} />}
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap gap-2.5">
          <button type="button" className={buttonStyles.primary} onClick={openNewRoom}>
            <Plus className="size-4.5" aria-hidden="true" />
            <span>{texts.newRoom}</span>
          </button>
          <Link href={roomPath(site.demoRoom)} className={buttonStyles.outline}>
            {texts.demoRoom}
          </Link>
        </div>
        <label className="flex min-h-11 w-fit items-center gap-3 text-label text-muted-foreground">
          <input
            type="checkbox"
            checked={isEncrypted}
            onChange={(event) => setEncrypted(event.target.checked)}
            className="size-4.5 accent-primary"
          />
          <Lock className="size-4" aria-hidden="true" />
          <span>{texts.encrypt}</span>
        </label>
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
          error={error}
          onChange={(event) => {
            setName(event.target.value)
            setError(undefined)
          }}
        />
        <button type="submit" className={buttonStyles.secondary}>
          {texts.join}
        </button>
      </form>
    </div>
  )
}
