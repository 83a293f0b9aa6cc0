"use client"

import { Circle, CircleCheck, CircleMinus, CircleX, LoaderCircle } from "lucide-react"
import { useEffect, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { runCheck, STEPS, type Step, type StepState } from "@/lib/room/connection-check"
import type { JoinSource } from "@/lib/room/join-source"
import type { PreviewDevices } from "@/lib/room/preview-devices"
import { texts as prejoinTexts } from "@/lib/texts/prejoin"

const texts = prejoinTexts.check

const ICONS = {
  waiting: { icon: Circle, className: "text-input" },
  running: { icon: LoaderCircle, className: "animate-spin text-muted-foreground" },
  passed: { icon: CircleCheck, className: "text-primary" },
  failed: { icon: CircleX, className: "text-destructive" },
  skipped: { icon: CircleMinus, className: "text-muted-foreground" },
} as const

type CheckDialogProps = { devices: PreviewDevices; source: JoinSource; onClose: () => void }

/** Checks everything that a call needs, step by step, and says what to do about each problem. */
export function CheckDialog({ devices, source, onClose }: CheckDialogProps) {
  const { progress, isRunning, checkAgain } = useConnectionCheck(devices, source)
  const { rights } = source
  const isNeeded = (step: Step) => !rights || !(step === "camera" || step === "microphone") || rights[step]
  const hasPassed = STEPS.every((step) => progress[step].status === "passed" || !isNeeded(step))
  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={onClose}>
      <ul className="flex flex-col gap-3">
        {STEPS.map((step) => (
          <CheckStep key={step} step={step} state={progress[step]} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-[15px]/6 font-medium">
          {isRunning ? texts.running : hasPassed ? texts.allPassed : texts.someFailed}
        </p>
        <button
          type="button"
          aria-disabled={isRunning || undefined}
          onClick={() => isRunning || checkAgain()}
          className={`${buttonStyles.secondary} aria-disabled:opacity-60`}
        >
          {texts.again}
        </button>
      </div>
    </Dialog>
  )
}

function CheckStep({ step, state }: { step: Step; state: StepState }) {
  const { icon: Icon, className } = ICONS[state.status]
  return (
    <li className="flex gap-3">
      <Icon className={`mt-0.5 size-5 shrink-0 ${className}`} aria-hidden="true" />
      <div className="min-w-0 text-[15px]/6">
        <p>
          <span className="font-medium">{texts.names[step]}</span>
          <span className="sr-only">{`: ${texts.states[state.status]}`}</span>
        </p>
        {/* One line is reserved, so that the dialog grows only for long messages. */}
        <p className="min-h-[1lh] text-label text-muted-foreground">
          {"message" in state ? state.message : state.status === "running" && texts.running}
        </p>
      </div>
    </li>
  )
}

type Progress = Record<Step, StepState>

const waiting = () => Object.fromEntries(STEPS.map((step) => [step, { status: "waiting" }])) as Progress

/** Runs the check on mount, and again on demand. */
function useConnectionCheck(devices: PreviewDevices, source: JoinSource) {
  const [attempt, setAttempt] = useState(1)
  const [progress, setProgress] = useState(waiting)
  const [finishedAttempt, setFinishedAttempt] = useState(0)

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const check = async () => {
      // StrictMode aborts its first run before this continues.
      await Promise.resolve()
      if (signal.aborted) return
      await runCheck(devices, source, signal, (step, state) =>
        setProgress((before) => ({ ...before, [step]: state })),
      )
      if (!signal.aborted) setFinishedAttempt(attempt)
    }
    void check()
    return () => controller.abort()
  }, [attempt, devices, source])

  const checkAgain = () => {
    setProgress(waiting())
    setAttempt(attempt + 1)
  }
  return { progress, isRunning: finishedAttempt < attempt, checkAgain }
}
