"use client"

import { X } from "lucide-react"
import { useEffect, useRef } from "react"
import { buttonStyles } from "@/components/ui/button"
import { STEPS } from "@/lib/room/check/steps"
import type { PreviewDevices } from "@/lib/room/preview-devices"
import { texts } from "@/lib/texts/green-room"
import { CheckStep } from "./check-step"
import { useCheck } from "./use-check"

const words = texts.check

/** Everything that a call needs, looked at one by one: what works, what doesn't, and how to mend it. */
export function CheckDialog({ devices, onClose }: { devices: PreviewDevices; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { progress, isRunning, run } = useCheck(devices)
  useEffect(() => dialog.current?.showModal(), [])

  const isWell = STEPS.every((step) => progress[step].status === "passed")
  return (
    <dialog
      ref={dialog}
      aria-labelledby="check-title"
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-tile border border-line bg-surface p-0 text-text shadow-lg backdrop:bg-scrim"
    >
      <div className="flex flex-col gap-4 p-5">
        <div className="flex items-start justify-between gap-3">
          <h2 id="check-title" className="pt-2 text-lg/6 font-semibold">
            {words.title}
          </h2>
          <button
            type="button"
            aria-label={words.close}
            onClick={() => dialog.current?.close()}
            className="-mt-1 -mr-1 grid size-12 shrink-0 place-items-center rounded-control hover:bg-raised"
          >
            <X className="size-5" aria-hidden="true" />
          </button>
        </div>
        <ul className="flex flex-col gap-3">
          {STEPS.map((step) => (
            <CheckStep key={step} step={step} state={progress[step]} />
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="text-[15px]/6 font-medium">
            {isRunning ? words.running : isWell ? words.allWell : words.someFaults}
          </p>
          <button
            type="button"
            aria-disabled={isRunning || undefined}
            onClick={() => isRunning || void run()}
            className={`${buttonStyles.secondary} aria-disabled:opacity-60`}
          >
            {words.again}
          </button>
        </div>
      </div>
    </dialog>
  )
}
