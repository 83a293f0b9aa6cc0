import { cameraTiles, expectVideoPlaying, join, tiles } from "./support/call"
import { announcements, controlButton } from "./support/panels"
import { joinMoreWithSdk, joinWithSdk } from "./support/participants"
import { expect, test } from "./support/test"
import { callTexts, nameTexts, peopleText, prejoinTexts } from "./support/texts"

test("the call and the pre-join show and count the same participants", {
  tag: "@people",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const others = await visitor()
  await joinWithSdk(others, roomName, "Helper", "agent")
  const agent = await others.evaluate(() => window.room.localParticipant.identity)
  const onBehalfOf = { attributes: { "lk.publish_on_behalf": agent } }
  await joinMoreWithSdk(others, roomName, {
    identity: "face",
    kind: "agent",
    publishes: true,
    ...onBehalfOf,
  })
  await joinMoreWithSdk(others, roomName, { identity: "egress", kind: "egress" })
  await joinMoreWithSdk(others, roomName, { identity: "stream", kind: "ingress" })
  await joinMoreWithSdk(others, roomName, { identity: "eve", name: "Eve (you)", ...onBehalfOf })
  await joinMoreWithSdk(others, roomName, {
    identity: "phone",
    kind: "sip",
    attributes: { "sip.phoneNumber": "+4930123456" },
  })

  for (const name of ["Ada", "Helper", nameTexts.stream, "Eve", "+4930123456"]) {
    await expect(tiles(ada, name)).toBeVisible()
  }
  await expect(cameraTiles(ada)).toHaveCount(5)
  await expectVideoPlaying(tiles(ada, "Helper"))
  await expect(tiles(ada, "Helper")).not.toContainText(callTexts.microphoneOff)
  await expect(controlButton(ada, peopleText("people"))).toHaveAttribute(
    "aria-description",
    peopleText("count", 5),
  )

  const ben = await visitor()
  await ben.goto(`/rooms/${roomName}`)
  await expect(
    ben
      .getByText(
        prejoinTexts.participantSummary({
          count: 5,
          names: ["Ada", "Helper", nameTexts.stream],
          isFull: false,
          isRecording: false,
        }),
      )
      .first(),
  ).toBeVisible()

  await others.evaluate(() => window.rooms.face?.disconnect())
  await expect(tiles(ada, "Helper").locator("video")).toHaveCount(0)
  await expect(tiles(ada, "Helper")).toContainText(callTexts.agent)
  await expect(cameraTiles(ada)).toHaveCount(5)
  await expect(announcements(ada)).not.toContainText(/egress|face|left/i)
})

test("everyone is told that the call is being recorded, before joining too", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await ada.setViewportSize({ width: 280, height: 653 })
  await join(ada, roomName, "Ada")
  const mark = ada.getByRole("banner").getByText(callTexts.recording)
  await expect(mark).toHaveCount(0)
  const recorder = await visitor()
  await joinWithSdk(recorder, `${roomName}-other`, "Recorder")
  await joinMoreWithSdk(recorder, roomName, { identity: "recorder", grant: { recorder: true } })
  await expect(mark).toBeInViewport({ ratio: 1 })
  await expect(announcements(ada)).toContainText(callTexts.recordingStarted)
  await expect(ada.getByRole("region", { name: callTexts.notifications })).toContainText(
    callTexts.recordingStarted,
  )
  await expect(cameraTiles(ada)).toHaveCount(1)

  const ben = await visitor()
  await ben.goto(`/rooms/${roomName}`)
  const notice = ben.getByRole("status").filter({ hasText: prejoinTexts.isRecording })
  await expect(notice).toBeVisible()
  await expect(
    ben
      .getByText(
        prejoinTexts.participantSummary({ count: 1, names: ["Ada"], isFull: false, isRecording: false }),
      )
      .first(),
  ).toBeVisible()
  await join(ben, roomName, "Ben")
  await expect(announcements(ben)).toContainText(callTexts.recordingNow)
  await expect(ben.getByRole("banner")).toContainText(callTexts.recording)

  await recorder.evaluate(() => window.rooms.recorder?.disconnect())
  for (const page of [ada, ben]) {
    await expect(announcements(page)).toContainText(callTexts.recordingStopped)
    await expect(page.getByRole("banner")).not.toContainText(callTexts.recording)
  }
  await expect(announcements(ada)).not.toContainText(/recorder/i)
})
