import { cleanText } from "@intune-om/core/base";

/** A file name that is safe on every system and in every header. */
export function plainFileName(name: string): string {
  return cleanText(name, 150).replace(/[/\\:*?"<>|]/g, "-") || "attachment";
}
