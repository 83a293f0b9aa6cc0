/** Whether what has the focus makes something else of a letter. */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input, textarea, select, [contenteditable], dialog, [role=menu], [role=listbox], [role=dialog]",
    ) !== null
  )
}
