/** An article's file taken apart, or why it cannot be. */
export type FrontMatter =
  | {
      readonly ok: true;
      /** What stands between the two lines of hyphens, each line where it stands in the file. */
      readonly head: string;
      readonly body: string;
    }
  | { readonly ok: false; readonly message: string };

/** Takes the front matter off a Markdown file: YAML between `---` on the first line and the next `---`. */
export function splitFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\u{FEFF}/u, "").split(/\r\n|[\n\r]/);
  if (!isFence(lines[0] ?? "")) return { ok: false, message: "does not begin with front matter" };
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1) return { ok: false, message: "has front matter that does not end" };
  return {
    ok: true,
    // An empty line in place of the first fence, so that every line keeps its number.
    head: ["", ...lines.slice(1, end)].join("\n"),
    body: lines.slice(end + 1).join("\n"),
  };
}

function isFence(line: string): boolean {
  return /^---[ \t]*$/.test(line);
}
