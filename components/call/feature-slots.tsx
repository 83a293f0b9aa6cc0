import type { Participant } from "livekit-client"
import { type ComponentType, createContext, type ReactElement, type ReactNode, useContext } from "react"
import { ErrorBoundary } from "@/components/ui/error-boundary"

/** A part of the call that can be removed: a folder in features/ and its line in features/index.ts. */
export type Feature = {
  id: string
  /** Wraps the call view: holds the feature's state, listens to the room and to keys. */
  Provider?: ComponentType<{ children: ReactNode }>
  /** Its buttons in the control bar. */
  controlButtons?: readonly ComponentType[]
  /** Its panel beside the tiles; `PanelButton` opens it. */
  panel?: Panel
  /** Its button at the top right. */
  HeaderButton?: ComponentType
  /** What it shows over the tiles. */
  Overlay?: ComponentType
  /** What it shows of a participant, on the tile and in the list of people. */
  ParticipantBadge?: ComponentType<{ participant: Participant }>
  /** Its item in a participant's menus, a `MenuItem`. It calls `onDone` to close the menu. */
  ParticipantMenuItem?: ComponentType<ParticipantMenuItemProps>
}

export type ParticipantMenuItemProps = { participant: Participant; onDone: () => void }

export type Panel = {
  id: string
  /** Its heading, and the name of the button that opens it. */
  title: string
  /** The key that opens and closes it. */
  shortcut?: string
  /** Its content, in a chunk of its own that is loaded when the browser is idle. */
  load: () => Promise<{ default: ComponentType }>
}

// Parts of the call read the features from a context: importing features/index.ts here would be circular.
const FeaturesContext = createContext<readonly Feature[]>([])

export function useFeatures(): readonly Feature[] {
  return useContext(FeaturesContext)
}

type FeatureProvidersProps = { features: readonly Feature[]; children: ReactNode }

/** Renders the features' providers, the first feature outermost. */
export function FeatureProviders({ features, children }: FeatureProvidersProps) {
  return (
    <FeaturesContext value={features}>
      {features.reduceRight(
        (content, { id, Provider }) => (Provider ? <Provider key={id}>{content}</Provider> : content),
        children,
      )}
    </FeaturesContext>
  )
}

export function FeatureHeaderButtons() {
  return useFeatures().map(
    ({ id, HeaderButton }) =>
      HeaderButton && (
        <FeatureBoundary key={id}>
          <HeaderButton />
        </FeatureBoundary>
      ),
  )
}

export function FeatureOverlays() {
  return useFeatures().map(
    ({ id, Overlay }) =>
      Overlay && (
        <FeatureBoundary key={id}>
          <Overlay />
        </FeatureBoundary>
      ),
  )
}

export function ParticipantMenuItems(props: ParticipantMenuItemProps) {
  return useFeatures().map(
    ({ id, ParticipantMenuItem }) =>
      ParticipantMenuItem && (
        <FeatureBoundary key={id}>
          <ParticipantMenuItem {...props} />
        </FeatureBoundary>
      ),
  )
}

export function ParticipantBadges({ participant }: { participant: Participant }) {
  return useFeatures().map(
    ({ id, ParticipantBadge }) =>
      ParticipantBadge && (
        <FeatureBoundary key={id}>
          <ParticipantBadge participant={participant} />
        </FeatureBoundary>
      ),
  )
}

/** Returns the features' buttons for the control bar, in order: elements rather than a component, as some go into its menu. */
export function useFeatureControlButtons(): ReactElement[] {
  return useFeatures().flatMap(({ id, controlButtons = [] }) =>
    controlButtons.map((ControlButton, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the array never changes
      <FeatureBoundary key={`${id}-${index}`}>
        <ControlButton />
      </FeatureBoundary>
    )),
  )
}

/** Hides a feature's part that throws; the other parts and the call continue. */
function FeatureBoundary({ children }: { children: ReactNode }) {
  return <ErrorBoundary fallback={() => null}>{children}</ErrorBoundary>
}
