import { nameFault } from "../text"
import { texts } from "../texts/joining"

/** What is wrong with a person's name, as a sentence for them; undefined when others can be shown it. */
export function participantNameFault(name: string): string | undefined {
  if (name.trim() === "") return texts.noName
  return nameFault("A name", name)
}
