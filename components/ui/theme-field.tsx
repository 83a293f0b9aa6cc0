"use client"

import { SunMoon } from "lucide-react"
import { useSyncExternalStore } from "react"
import { texts } from "@/lib/texts/theme"
import { parseTheme, THEMES, type Theme, themeStore } from "@/lib/theme"
import { SelectField } from "./field"

const options = THEMES.map((theme) => ({ value: theme, label: texts.themes[theme] }))

/** Chooses between light, dark, and the system's theme. */
export function ThemeField() {
  const [theme, setTheme] = useTheme()
  return (
    <SelectField
      label={texts.theme}
      value={theme}
      options={options}
      onChoose={(value) => setTheme(parseTheme(value))}
    />
  )
}

/** The same choice, as quiet as a link. */
export function ThemeSelect() {
  const [theme, setTheme] = useTheme()
  return (
    <span className="relative flex items-center text-label text-muted-foreground hover:text-foreground">
      <SunMoon className="pointer-events-none absolute left-3 size-4" aria-hidden="true" />
      <select
        aria-label={texts.theme}
        value={theme}
        onChange={(event) => setTheme(parseTheme(event.target.value))}
        className="min-h-11 cursor-pointer appearance-none rounded-control bg-transparent pr-3 pl-9 transition"
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value} className="bg-card text-foreground">
            {label}
          </option>
        ))}
      </select>
    </span>
  )
}

/** Returns the page's theme and a function that changes it. Hydration starts with the system's. */
function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(themeStore.subscribe, themeStore.get, () => "system"), themeStore.set]
}
