import { Component, type ReactNode } from "react"
import { PartError } from "@/lib/load-part"
import { reportError } from "@/lib/report-error"

type ErrorBoundaryProps = {
  /** Renders instead of the failed children; `retry` renders them again. Errors it throws reach the page. */
  fallback: (retry: () => void, error: unknown) => ReactNode
  children: ReactNode
}

type Failure = { error: unknown }
type State = { failure: Failure | undefined }

/** Shows a fallback for a part of the page that fails, so that a call continues. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failure: undefined }
  /** The failure whose fallback is on screen. */
  #shownFailure: Failure | undefined

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override componentDidMount() {
    this.#shownFailure = this.state.failure
  }

  override componentDidUpdate() {
    this.#shownFailure = this.state.failure
  }

  override componentDidCatch(error: unknown) {
    // A part that can't be loaded has no bug: a new build replaced it, or the network is gone.
    if (!(error instanceof PartError)) reportError(error, { place: "part", route: location.pathname })
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    // The fallback itself failed in an effect. React would render this boundary again and again.
    if (this.#shownFailure && this.#shownFailure !== failure) throw failure.error
    return this.props.fallback(() => this.setState({ failure: undefined }), failure.error)
  }
}
