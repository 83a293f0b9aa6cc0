import { Component, type ReactNode } from "react"

type ErrorBoundaryProps = {
  /** What is shown in place of what failed; `retry` renders that anew. What it throws is the page's. */
  fallback: (retry: () => void, error: unknown) => ReactNode
  children: ReactNode
}

type Failure = { error: unknown }
type State = { failure: Failure | undefined }

/** Keeps a part that fails from taking the page down, and in a call the person out of it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failure: undefined }
  #stoodInFor: Failure | undefined

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } }
  }

  override componentDidMount() {
    this.#stoodInFor = this.state.failure
  }

  override componentDidUpdate() {
    this.#stoodInFor = this.state.failure
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    // React asks this boundary again when what stands in fails in an effect, and would for ever.
    if (this.#stoodInFor && this.#stoodInFor !== failure) throw failure.error
    return this.props.fallback(() => this.setState({ failure: undefined }), failure.error)
  }
}
