import { Refusal } from "./answer.ts";

/** The segments of a path, percent signs undone; `managedDevices('x')` is two. @throws Refusal 400 */
export function splitPath(path: string): readonly string[] {
  return path
    .split("/")
    .filter((part) => part !== "")
    .flatMap((part) => {
      const text = decode(part);
      const key = /^(\w+)\('?([^']*)'?\)$/.exec(text);
      return key === null ? [text] : [key[1] ?? "", key[2] ?? ""];
    });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, "BadRequest", "The path is not well formed.");
  }
}
