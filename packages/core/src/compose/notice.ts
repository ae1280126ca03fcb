import type { CoverageCause } from "../collect/coverage-cause.ts";
import type { Coverage } from "../collect/snapshot.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import type { Notice } from "./document.ts";
import type { SectionContext } from "./section.ts";
import { sourceName } from "./words.ts";

type NoticeContext = Pick<SectionContext, "messages" | "format" | "showsPeople">;

/**
 * What could not be seen, why, and what to do, in the reader's language. Sources with the same trouble share a
 * notice: one permission that lacks, or one switch, may leave out a dozen, and a reader has one page.
 */
export function coverageNotices(coverages: readonly Coverage[], context: NoticeContext): readonly Notice[] {
  const { messages, format } = context;
  const untitled = coverages.map((coverage) => ({ coverage, notice: noticeOf(coverage, context) }));
  const groups = [
    ...Map.groupBy(untitled, ({ coverage, notice }) => JSON.stringify([coverage.status, notice])).values(),
  ];
  const namesOf = (members: readonly { readonly coverage: Coverage }[]): string =>
    format.list(members.map(({ coverage }) => sourceName(coverage.source, messages)));
  // A director has one page: the measures must stay on it.
  const most = context.showsPeople || groups.length <= MOST_NOTICES ? groups.length : MOST_NOTICES - 1;
  const told = groups.slice(0, most).flatMap((members): readonly Notice[] => {
    const [first] = members;
    if (first === undefined) return [];
    const { incomplete, unreadable } = messages.notice;
    const title = fill(first.coverage.status === "incomplete" ? incomplete : unreadable, {
      source: namesOf(members),
    });
    return [{ title, ...first.notice }];
  });
  const further = groups.slice(most).flat();
  if (further.length === 0) return told;
  const { further: title } = messages.notice;
  return [
    ...told,
    {
      tone: "unknown",
      title: fill(title, { source: namesOf(further) }),
      text: messages.notice.seeDataQuality,
    },
  ];
}

/** Notices of a reader who is not to mend anything. */
const MOST_NOTICES = 3;

function noticeOf(coverage: Coverage, context: NoticeContext): Omit<Notice, "title"> {
  const { messages, format } = context;
  const incomplete = coverage.status === "incomplete";
  const { reason, fix } = coverageWords(coverage, context);
  const got = incomplete ? ` ${fill(messages.notice.got, { count: format.integer(coverage.count) })}` : "";
  const base = {
    tone: incomplete ? ("attention" as const) : ("unknown" as const),
    text: `${reason}${got}`,
  };
  return fix === null ? base : { ...base, fix };
}

/** Why a source could not be read in full and what to do: its cause in words, or as the collector put it. */
export function coverageWords(
  coverage: Coverage,
  { messages, format, showsPeople }: NoticeContext,
): { readonly reason: string; readonly fix: string | null } {
  const cause = "cause" in coverage ? coverage.cause : undefined;
  if (cause !== undefined) {
    const { reason, fix } = messages.cause[cause.kind];
    const places = placesOf(cause, (value) => format.integer(value));
    return { reason: fill(reason, places), fix: fill(fix, places) };
  }
  const reason = "reason" in coverage ? cleanText(coverage.reason) : "";
  const fix = "fix" in coverage && coverage.fix !== undefined ? cleanText(coverage.fix) : null;
  // What a plug-in or an older snapshot says may be technical; a director has no use for a path.
  return { reason: showsPeople || !isTechnical(reason) ? reason : messages.cause.fault.reason, fix };
}

function placesOf(
  cause: CoverageCause,
  integer: (value: number) => string,
): Readonly<Record<string, string>> {
  if ("permission" in cause) return { permission: cleanText(cause.permission, 200) };
  return "rows" in cause ? { rows: integer(cause.rows) } : {};
}

/** Whether a text holds a path, an address or the id of a request. */
function isTechnical(text: string): boolean {
  return /(^|[\s("'])\/\w|:\/\/|\brequest [\w-]{8}/i.test(text);
}
