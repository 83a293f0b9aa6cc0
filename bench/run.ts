/** What is measured, by name: `npm run bench` runs all, `npm run bench token` one. To add a part, add a line. */
const parts: Record<string, () => Promise<{ run: () => Promise<void> }>> = {
  token: () => import("./token"),
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !(name in parts))
if (unknown !== undefined) {
  console.error(`There is no part called ${unknown}. There are: ${Object.keys(parts).join(", ")}.`)
  process.exit(1)
}
for (const name of names.length > 0 ? names : Object.keys(parts)) {
  await (await parts[name]?.())?.run()
}
