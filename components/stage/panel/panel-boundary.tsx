import { Component, type ReactNode } from "react"
import { buttonStyles } from "@/components/ui/button"
import { texts } from "@/lib/texts/panel"

type PanelBoundaryProps = { onRetry: () => void; children: ReactNode }

/** Keeps a panel that fails, or whose code can't be loaded, from taking the call down with it. */
export class PanelBoundary extends Component<PanelBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div role="alert" className="flex flex-col items-start gap-3 px-5 text-[15px]/6">
        <p>{texts.failed}</p>
        <button
          type="button"
          className={buttonStyles.outline}
          onClick={() => {
            this.props.onRetry()
            this.setState({ hasFailed: false })
          }}
        >
          {texts.again}
        </button>
      </div>
    )
  }
}
