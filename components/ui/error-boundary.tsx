import { Component, type ReactNode } from "react"

type ErrorBoundaryProps = {
  /** What is shown in place of what failed; `retry` renders that anew. */
  fallback: (retry: () => void) => ReactNode
  children: ReactNode
}

/** Keeps a part that fails from taking the page down, and in a call the person out of it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed
      ? this.props.fallback(() => this.setState({ hasFailed: false }))
      : this.props.children
  }
}
