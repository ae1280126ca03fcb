import type { FeedProblem } from "../feed.ts";

/** One line without its comments. */
interface Stripped {
  readonly text: string;
  readonly comments: readonly string[];
}

export interface CommentStripper {
  /** Whether the line about to be stripped begins inside a comment. */
  inside(): boolean;
  strip(line: string, index: number): Stripped;
  problems(): readonly FeedProblem[];
}

/**
 * Takes HTML comments out of lines that are given in order, also those over many lines. A comment that is
 * never closed is read as text, so that one slip does not hide the rest of a page.
 */
export function createCommentStripper(lines: readonly string[]): CommentStripper {
  const lastClose = lines.findLastIndex((line) => line.includes("-->"));
  let inside = false;
  let unclosed = false;
  return {
    inside: () => inside,
    strip: (line, index) => {
      if (!inside && !line.includes("<!--")) return { text: line, comments: [] };
      const kept: string[] = [];
      const comments: string[] = [];
      let from = 0;
      while (from <= line.length) {
        if (inside) {
          const end = line.indexOf("-->", from);
          if (end < 0) break;
          comments.push(line.slice(from, end));
          inside = false;
          from = end + 3;
          continue;
        }
        const start = line.indexOf("<!--", from);
        if (start < 0 || (index >= lastClose && line.indexOf("-->", start + 2) < 0)) {
          unclosed ||= start >= 0;
          kept.push(line.slice(from));
          break;
        }
        kept.push(line.slice(from, start));
        const empty = /^-?>/.exec(line.slice(start + 4, start + 6))?.[0].length ?? 0;
        from = start + 4 + empty;
        inside = empty === 0;
      }
      return { text: kept.join(""), comments };
    },
    problems: () =>
      unclosed
        ? [
            {
              code: "page.unclosed-comment",
              message: "A comment is opened and never closed; it was read as text.",
            },
          ]
        : [],
  };
}
