"use client"

import { buttonStyles } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { STEPS } from "@/lib/room/check/steps"
import type { PreviewDevices } from "@/lib/room/preview-devices"
import { texts } from "@/lib/texts/green-room"
import { CheckStep } from "./check-step"
import { useCheck } from "./use-check"

const words = texts.check

/** Everything that a call needs, looked at one by one: what works, what doesn't, and how to mend it. */
export function CheckDialog({ devices, onClose }: { devices: PreviewDevices; onClose: () => void }) {
  const { progress, isRunning, run } = useCheck(devices)
  const isWell = STEPS.every((step) => progress[step].status === "passed")
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
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
    </Dialog>
  )
}
