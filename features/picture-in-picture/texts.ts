export const texts = { pictureInPicture: "Picture in picture" } as const
