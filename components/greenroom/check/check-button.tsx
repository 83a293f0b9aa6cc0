"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import type { PreviewDevices } from "@/lib/room/preview-devices"
import { texts } from "@/lib/texts/green-room"

// Few people need it: it comes with the click.
const CheckDialog = dynamic(() => import("./check-dialog").then((module) => module.CheckDialog), {
  ssr: false,
})

/** Opens the check of everything that a call needs. */
export function CheckButton({ devices }: { devices: PreviewDevices }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="min-h-12 rounded-control px-4 text-label text-muted transition hover:text-text"
      >
        {texts.check.open}
      </button>
      {isOpen && <CheckDialog devices={devices} onClose={() => setOpen(false)} />}
    </>
  )
}
