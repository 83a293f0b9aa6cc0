/** Shows what stands before the lines that a panel holds in the page. */
export function EarlierButton({ name, onPress }: { name: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className="mx-auto block min-h-11 rounded-control px-4 text-label font-medium hover:bg-raised"
      onClick={onPress}
    >
      {name}
    </button>
  )
}
