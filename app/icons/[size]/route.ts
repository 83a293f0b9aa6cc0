import { iconPng } from "@/lib/brand/icon-png"

export const dynamicParams = false

/** The sizes that the manifest names: what Android wants for a home screen and for its splash screen. */
export function generateStaticParams() {
  return [{ size: "192" }, { size: "512" }]
}

export async function GET(_request: Request, { params }: RouteContext<"/icons/[size]">) {
  return iconPng(Number((await params).size), "square")
}
