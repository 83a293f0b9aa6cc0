import { iconPng } from "@/lib/site-icons"

export const dynamicParams = false

/** The manifest's sizes: Android's home screen and splash screen icons. */
export function generateStaticParams() {
  return [{ size: "192" }, { size: "512" }]
}

export async function GET(_request: Request, { params }: RouteContext<"/icons/[size]">) {
  return iconPng(Number((await params).size), "square")
}
