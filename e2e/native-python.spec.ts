import { expectMoving, join, people, tiles } from "./support/call"
import { startPythonParticipant } from "./support/native-client"
import { control, message, write } from "./support/panels"
import { expect, test } from "./support/test"

test("a native client in Python gets a token, joins, is seen and chats", { tag: "@chat" }, async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const monty = startPythonParticipant(baseURL ?? "", roomName, "Monty")
  try {
    await expectMoving(tiles(ada, "Monty"))
    await control(ada, "Chat").click()
    await expect(message(ada, "Hello from Python")).toContainText("Monty")
    await write(ada, "Good day")
    await expect(message(ada, "You said: Good day")).toBeVisible()
  } finally {
    await monty.leave()
  }
  await expect(people(ada)).toHaveCount(1)
})
