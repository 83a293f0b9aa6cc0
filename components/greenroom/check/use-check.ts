import { useRef, useState } from "react"
import { useEntry } from "@/components/entry-context"
import { useLifetime } from "@/components/ui/use-lifetime"
import { runCheck } from "@/lib/room/check/run-check"
import { STEPS, type Step, type StepState } from "@/lib/room/check/steps"
import type { PreviewDevices } from "@/lib/room/preview-devices"

type Progress = Record<Step, StepState>

const waiting = () => Object.fromEntries(STEPS.map((step) => [step, { status: "waiting" }])) as Progress

/** Runs the check when the component comes, and again on demand. */
export function useCheck(devices: PreviewDevices) {
  const { getCredentials } = useEntry()
  const [progress, setProgress] = useState(waiting)
  const [isRunning, setRunning] = useState(true)
  const current = useRef<AbortController>(undefined)

  const run = async () => {
    const controller = new AbortController()
    current.current = controller
    setProgress(waiting())
    setRunning(true)
    await runCheck(devices, getCredentials, controller.signal, (step, state) =>
      setProgress((before) => ({ ...before, [step]: state })),
    )
    if (!controller.signal.aborted) setRunning(false)
  }

  useLifetime(
    () => void run(),
    () => current.current?.abort(),
  )
  return { progress, isRunning, run }
}
