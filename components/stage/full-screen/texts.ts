export const texts = { fullScreen: "Full screen", leaveFullScreen: "Leave full screen" } as const
