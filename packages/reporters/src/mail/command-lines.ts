import { wrapText } from "./wrap-text.ts";

/** A command at the end of a text, or alone. */
const COMMAND = /(?:^|(?<=: ))intune-om [^`]+$/;

/** Whether a text is a command and nothing else. */
export function isCommand(text: string): boolean {
  return COMMAND.exec(text)?.index === 0;
}

/** Wrapped text in which a command stands on a line of its own, whole however long it is: it is there to be copied. */
export function commandLines(text: string, width: number): readonly string[] {
  const at = COMMAND.exec(text)?.index;
  if (at === undefined) return wrapText(text, width);
  const said = text.slice(0, at).trimEnd();
  return [...(said === "" ? [] : wrapText(said, width)), text.slice(at)];
}
