import { unseenSources } from "../assess/overall-state.ts";
import { isWhole } from "../collect/is-whole.ts";
import type { Coverage } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import { fill } from "../locales/fill.ts";
import type { Block, CalloutBlock, Section } from "./document.ts";
import { coverageNotice } from "./notice.ts";
import { EVERY_FEED, type SectionContext, type SectionId, type SectionPart } from "./section.ts";
import { sectionComposers } from "./sections/index.ts";
import { sourceName } from "./words.ts";

/** One section: what could not be read for it, then its parts that could be written. */
export function composeSection(id: SectionId, context: SectionContext): Section {
  const { parts } = sectionComposers[id];
  const { coverage } = context.assessment.snapshot;
  const sources = parts.flatMap((part) => part.sources);
  const written = parts
    .filter((part) => !isBlind(part, coverage))
    .flatMap((part) => writePart(part, context));
  return {
    id,
    ...context.messages.sections[id],
    blocks: [...warnings(sources, context), ...absences(sources, context), ...written],
  };
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
  const { assessment } = context;
  return unseenSources(assessment.snapshot)
    .filter(({ source }) => sources.some((name) => isOf(name, source)))
    .map((coverage) => {
      const { title, text } = coverageNotice(coverage, context);
      return { kind: "callout", tone: "unknown", title, text };
    });
}

function absences(
  sources: readonly SourceId[],
  { assessment, messages }: SectionContext,
): readonly CalloutBlock[] {
  const { coverage } = assessment.snapshot;
  const off = sources.filter(
    (name) => name !== EVERY_FEED && !coverage.some(({ source }) => source === name),
  );
  return [...new Set(off)].map((name) => {
    const title = fill(messages.notice.switchedOff, { source: sourceName(name, messages) });
    return { kind: "callout", tone: "neutral", title };
  });
}

/** Whether what a part is written from was not read: refused, or not even asked because it is switched off. */
function isBlind({ sources, needs = "all" }: SectionPart, coverage: readonly Coverage[]): boolean {
  if (sources.length === 0) return false;
  const unread = (name: SourceId): boolean =>
    coverage.filter(({ source }) => isOf(name, source)).every(({ status }) => status === "unreadable");
  return needs === "all" ? sources.some(unread) : sources.every(unread);
}

function isOf(name: SourceId, source: SourceId): boolean {
  return name === EVERY_FEED ? source.startsWith("feed:") : name === source;
}
