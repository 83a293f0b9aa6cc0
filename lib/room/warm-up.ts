/**
 * Has the browser set up what it needs for calls: the first connection of a page takes several times as long to make as
 * the next one. Nothing is sent to anybody.
 */
export async function warmUp(): Promise<void> {
  const connection = new RTCPeerConnection()
  try {
    connection.addTransceiver("audio")
    connection.addTransceiver("video")
    await connection.createOffer()
  } finally {
    connection.close()
  }
}
