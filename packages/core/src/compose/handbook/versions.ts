import { fill } from "../../locales/fill.ts";
import type { Block } from "../document.ts";
import { ownerName } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";

/** Newest versions that are listed. */
const MOST_VERSIONS = 10;

/** Which version of the plan it is, and who approved which. */
export const versions: HandbookComposer = {
  id: "versions",
  compose: (context) => [{ kind: "paragraph", text: approvalText(context) }, versionTable(context)],
};

/** The approval in a sentence. */
export function approvalText({ plan, history, messages, format }: HandbookContext): string {
  const { texts, changes } = messages.plan.handbook;
  const { approval, changedSince } = history;
  if (approval === null) return texts.notApproved;
  const values = {
    version: format.integer(approval.version),
    person: ownerName(approval.by, plan, format.locale),
    date: format.date(approval.at),
  };
  return changedSince === 0
    ? fill(texts.approved, values)
    : fill(texts.changed, { ...values, changes: format.plural(changedSince, changes) });
}

function versionTable({ history, messages, format }: HandbookContext): Block {
  const { texts } = messages.plan.handbook;
  const newest = history.versions.slice(-MOST_VERSIONS).reverse();
  return {
    kind: "table",
    id: "versions",
    title: texts.versionTable,
    emptyText: texts.noVersions,
    columns: [
      { id: "version", title: texts.materialVersion, type: "text", weight: 1 },
      { id: "seen", title: texts.seen, type: "datetime", weight: 1.4 },
      { id: "note", title: texts.note, type: "text", weight: 3 },
    ],
    rows: newest.map(({ number, firstSeenAt }) => [
      format.integer(number),
      firstSeenAt,
      history.approval?.version === number ? (history.approval.note ?? texts.approvedLabel) : "",
    ]),
  };
}
