import { readFile, stat } from "node:fs/promises";
import { MAX_CHARACTERS } from "./yaml-document.ts";

/** A file's text, or why there is none. `line` and `column` from 1 where that is known. */
export type TextFile =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly missing: boolean;
      readonly message: string;
      readonly fix: string;
      readonly line: number;
      readonly column: number;
    };

/** Reads a UTF-8 file that a person wrote; a byte order mark is dropped. Never throws. */
export async function readText(path: string): Promise<TextFile> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return unreadable("is not a file", "Name a file.");
    if (found.size > MAX_CHARACTERS)
      return unreadable("is larger than one megabyte", "Keep only settings in it.");
    return decode(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const missing = code === "ENOENT" || code === "ENOTDIR";
    if (missing) return { ...unreadable("does not exist", "Create it, or correct its path."), missing };
    return unreadable(
      `cannot be read${code === "" ? "" : ` (${code})`}`,
      "Let the user that runs intune-om read it.",
    );
  }
}

function decode(bytes: Uint8Array): TextFile {
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const before = new TextDecoder("utf-8").decode(bytes).split("\u{FFFD}")[0] ?? "";
    const lines = before.split("\n");
    const at = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
    return { ...unreadable("holds bytes that are not UTF-8", "Save the file in the encoding UTF-8."), ...at };
  }
}

function unreadable(message: string, fix: string): Extract<TextFile, { ok: false }> {
  return { ok: false, missing: false, message, fix, line: 1, column: 1 };
}
