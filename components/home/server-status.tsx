/** A chip that says that `npm run dev` started a LiveKit server on this machine. */
export function ServerStatus() {
  return (
    <p className="flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1.5 text-label text-muted">
      <span className="size-2 rounded-full bg-accent" />
      Local LiveKit server
    </p>
  )
}
