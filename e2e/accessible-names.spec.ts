import { expect, test } from "./support/test"

// The names that people, screen readers and other tools rely on, as literals. All other tests take them from the texts: who
// changes or translates a text changes it here too.

test("pages have the names that docs and screen readers' users know", {
  tag: ["@chat", "@people", "@hands"],
}, async ({ visitor, roomName }) => {
  const page = await visitor()
  const button = (name: string) => page.getByRole("button", { name, exact: true })

  await page.goto("/")
  for (const name of ["Join room", "New room"]) await expect(button(name)).toBeVisible()
  await expect(page.getByRole("link", { name: "Open the demo room", exact: true })).toBeVisible()
  await page.getByRole("textbox", { name: "Room name", exact: true }).fill(roomName)
  await button("Join room").click()

  for (const name of ["Microphone", "Camera"])
    await expect(button(name)).toHaveAttribute("aria-pressed", "true")
  for (const name of ["Microphone device", "Camera device", "Speaker"])
    await expect(page.getByRole("combobox", { name, exact: true })).toBeVisible()
  await page.getByRole("textbox", { name: "Your name", exact: true }).fill("Ada")
  await button("Join room").click()

  const controls = page.getByRole("toolbar", { name: "Call controls", exact: true })
  for (const name of [
    ...["Microphone", "Camera", "Share screen", "Raise hand"],
    ...["Chat", "People", "Settings", "Leave"],
  ])
    await expect(controls.getByRole("button", { name, exact: true })).toBeVisible()
  const tile = page.getByRole("group", { name: "Ada", exact: true })
  await expect(tile.and(page.locator("[data-participant-identity][data-source=camera]"))).toBeVisible()
  await button("People").click()
  await expect(page.getByRole("region", { name: "People", exact: true })).toBeVisible()
  await button("Chat").click()
  const chat = page.getByRole("region", { name: "Chat", exact: true })
  await expect(chat.getByRole("textbox", { name: "Message", exact: true })).toBeVisible()

  await button("Leave").click()
  await expect(page.getByRole("heading", { name: "You left", exact: true })).toBeVisible()
  await expect(button("Rejoin")).toBeVisible()
  await expect(page.getByRole("link", { name: "Back to start", exact: true })).toBeVisible()
})
