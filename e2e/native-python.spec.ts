import { cameraTiles, expectVideoPlaying, join, tiles } from "./support/call"
import { preparePythonClient, startPythonParticipant } from "./support/native-clients"
import { controlButton, message, sendMessage } from "./support/panels"
import { expect, install, test } from "./support/test"
import { chatText } from "./support/texts"

test.beforeAll(() => install(preparePythonClient))

test("a Python client requests a token, joins, publishes video and chats", { tag: "@chat" }, async ({
  visitor,
  roomName,
  baseURL,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const monty = startPythonParticipant(baseURL ?? "", roomName, "Monty")
  try {
    await expectVideoPlaying(tiles(ada, "Monty"))
    await controlButton(ada, chatText("chat")).click()
    await expect(message(ada, "Hello from Python")).toContainText("Monty")
    await sendMessage(ada, "Good day")
    await expect(message(ada, "You said: Good day")).toBeVisible()
  } finally {
    await monty.leave()
  }
  await expect(cameraTiles(ada)).toHaveCount(1)
})
