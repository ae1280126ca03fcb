import { hash, hex } from "../random.ts";
import type { Person } from "./people.ts";
import type { Platform } from "./platforms.ts";

/**
 * Names that people or attackers give devices and that a reader must survive: markup, a spreadsheet formula,
 * endless text, other scripts, emoji, text direction controls, control characters and half a surrogate pair.
 */
export const HOSTILE_NAMES: readonly string[] = [
  "<script>alert(1)</script>",
  '=HYPERLINK("http://evil.example","x")',
  "A".repeat(400),
  "会议室三楼的电脑",
  "👩🏽‍💻🔥 Åsas dator",
  "faktura\u202Egpj.exe\u2066",
  "NUL\u0000BEL\u0007ESC\u001B[31mCRLF\r\nBcc: evil@evil.example",
  "half \uD83D pair",
];

/** The name of a device as its platform would make it. */
export function deviceName(
  seed: number,
  index: number,
  platform: Platform,
  model: string,
  person: Person | null,
): string {
  const tail = hex(hash(seed, index, 41)).toUpperCase();
  const possessive = person === null ? "Delad" : `${person.given}${person.given.endsWith("s") ? "" : "s"}`;
  if (platform === "windows")
    return person === null ? `NVM-KIOSK-${tail.slice(0, 5)}` : `NVM-${tail.slice(0, 8)}`;
  if (platform === "ios")
    return person === null ? `Delad iPhone ${tail.slice(0, 4)}` : `${possessive} iPhone`;
  if (platform === "ipados") return `${possessive} iPad`;
  if (platform === "macos") return `${possessive} ${model}`;
  if (platform === "linux") return `nvm-ubuntu-${tail.slice(0, 4).toLowerCase()}`;
  if (platform === "other") return `${possessive} Vision Pro`;
  const user = person?.upn.slice(0, person.upn.indexOf("@"));
  return user === undefined ? `Skanner ${tail.slice(0, 4)}` : `${user}_Android_${tail.slice(0, 4)}`;
}
