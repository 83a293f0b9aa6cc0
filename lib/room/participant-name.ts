import { nameFault } from "../text"

/** What is wrong with a person's name, as a sentence for them; undefined when others can be shown it. */
export function participantNameFault(name: string): string | undefined {
  if (name.trim() === "") return "Enter your name, so that the others know who you are."
  return nameFault("A name", name)
}
