/** A piece of a text, which is a command or plain. */
export interface CodePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** What stands between two backticks on one line. */
const CODE = /`([^`\n]+)`/g;

/** Takes a text apart where it has commands between backticks, for formats that show them in a font of their own. */
export function codeParts(text: string): readonly CodePart[] {
  const parts: CodePart[] = [];
  let from = 0;
  for (const match of text.matchAll(CODE)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isCode: false });
    parts.push({ text: match[1] ?? "", isCode: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isCode: false });
  return parts;
}
