import { unseenSources } from "../assess/overall-state.ts";
import { isWhole } from "../collect/is-whole.ts";
import type { Coverage } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import { fill } from "../locales/fill.ts";
import type { Block, CalloutBlock, Section } from "./document.ts";
import { coverageNotices } from "./notice.ts";
import { EVERY_FEED, type SectionContext, type SectionId, type SectionPart } from "./section.ts";
import { sectionComposers } from "./sections/index.ts";
import { sourceName } from "./words.ts";

/** One section: what could not be read for it, then its parts that could be written. */
export function composeSection(id: SectionId, context: SectionContext): Section {
  const { parts } = sectionComposers[id];
  const { coverage } = context.assessment.snapshot;
  const sources = parts.flatMap((part) => part.sources);
  const written = parts
    .filter((part) => !isBlind(part, coverage) && !isUnused(part, coverage))
    .flatMap((part) => writePart(part, context));
  return {
    id,
    ...context.messages.sections[id],
    blocks: [...warnings(sources, context), ...absences(sources, context), ...written],
  };
}

/** Whether anything of some sections is written from a source. */
export function isWrittenFrom(source: SourceId, sections: readonly SectionId[]): boolean {
  const names = sections.flatMap((id) => sectionComposers[id].parts.flatMap((part) => part.sources));
  return names.some((name) => isOf(name, source));
}

/** A table without rows says that there is nothing: only a part whose sources were all read in full may. */
function writePart(part: SectionPart, context: SectionContext): readonly Block[] {
  const { coverage } = context.assessment.snapshot;
  const whole = part.sources.every((name) => {
    const entries = coverage.filter(({ source }) => isOf(name, source));
    return (name === EVERY_FEED || entries.length > 0) && isWhole({ coverage: entries });
  });
  const blocks = part.compose(context, whole);
  return whole ? blocks : blocks.filter((block) => block.kind !== "table" || block.rows.length > 0);
}

function warnings(sources: readonly SourceId[], context: SectionContext): readonly CalloutBlock[] {
  const unseen = unseenSources(context.assessment.snapshot).filter(({ source }) =>
    sources.some((name) => isOf(name, source)),
  );
  return coverageNotices(unseen, context).map(({ title, text }) => {
    return { kind: "callout", tone: "unknown", title, text };
  });
}

function absences(
  sources: readonly SourceId[],
  { assessment, messages, format }: SectionContext,
): readonly CalloutBlock[] {
  const { coverage } = assessment.snapshot;
  const off = sources.filter(
    (name) => name !== EVERY_FEED && !coverage.some(({ source }) => source === name),
  );
  const names = [...new Set(off)].map((name) => sourceName(name, messages));
  if (names.length === 0) return [];
  const { switchedOff, switchedOffSeveral } = messages.notice;
  const title = fill(names.length === 1 ? switchedOff : switchedOffSeveral, { source: format.list(names) });
  return [{ kind: "callout", tone: "neutral", title }];
}

/** Whether what a part is written from was not read: refused, or not even asked because it is switched off. */
function isBlind({ sources, needs = "all" }: SectionPart, coverage: readonly Coverage[]): boolean {
  if (sources.length === 0 || needs === "none") return false;
  const unread = (name: SourceId): boolean =>
    coverage.filter(({ source }) => isOf(name, source)).every(({ status }) => status === "unreadable");
  return needs === "all" ? sources.some(unread) : sources.every(unread);
}

function isUnused({ sources, onlyIfSetUp = false }: SectionPart, coverage: readonly Coverage[]): boolean {
  const read = coverage.filter(({ source }) => sources.some((name) => isOf(name, source)));
  return onlyIfSetUp && read.every(({ status }) => status === "notConfigured");
}

function isOf(name: SourceId, source: SourceId): boolean {
  return name === EVERY_FEED ? source.startsWith("feed:") : name === source;
}
