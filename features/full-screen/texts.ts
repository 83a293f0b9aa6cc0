export const texts = { fullScreen: "Full screen", leaveFullScreen: "Exit full screen" } as const
