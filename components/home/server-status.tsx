/** A chip that names what the app runs on, where that is good for trying it out and not for the public. */
export function ServerStatus({ name }: { name: string }) {
  return (
    <p className="flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1.5 text-label text-muted">
      <span className="size-2 rounded-full bg-accent" />
      {name}
    </p>
  )
}
