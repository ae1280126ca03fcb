import { daysBetween } from "../../assess/days.ts";
import type { ConfigurationPolicy, FeatureUpdatePolicy } from "../../collect/rows/policy.ts";
import type { Messages } from "../../locales/en.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { StatusCell, TableBlock } from "../document.ts";
import { stateTable } from "../figures.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const READING_LIMIT = 20;
/** So many days ahead the end of a Windows version's support has to be planned for. */
const ENDING_DAYS = 90;

/** Profiles that fail on devices, software updates, and the Windows versions that policies hold devices at. */
export const configuration: SectionComposer = {
  id: "configuration",
  parts: [
    {
      sources: ["configuration-policies"],
      compose: (context) => [profileTable(context), profileStates(context)],
    },
    { sources: ["software-updates"], compose: (context) => [updateStates(context)] },
    { sources: ["feature-updates"], compose: (context) => [featureUpdateTable(context)] },
  ],
};

function profileTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const failing = (assessment.snapshot.lists.configurationPolicies ?? [])
    .filter((profile) => failures(profile) > 0)
    .toSorted((one, other) => failures(other) - failures(one) || (one.name < other.name ? -1 : 1));
  return {
    kind: "table",
    id: "configuration-profiles",
    title: texts.profileTable,
    emptyText: texts.noProfiles,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "profile", title: columns.profile, type: "text", weight: 3 },
      { id: "errors", title: columns.errors, type: "integer", weight: 0.8 },
      { id: "failed", title: columns.failed, type: "integer", weight: 0.8 },
      { id: "pending", title: columns.pending, type: "integer", weight: 0.8 },
      { id: "succeeded", title: columns.succeeded, type: "integer", weight: 1 },
      { id: "modified", title: columns.modified, type: "date", weight: 1 },
      { id: "rawName", title: columns.rawName, type: "text", weight: 2, workbookOnly: true },
    ],
    rows: failing.map(({ name, kind, status, modifiedAt }) => [
      cleanText(name, 160),
      status?.error ?? null,
      status?.failed ?? null,
      status?.pending ?? null,
      status?.success ?? null,
      modifiedAt,
      cleanText(kind, 120),
    ]),
  };
}

function failures({ status }: ConfigurationPolicy): number {
  return status === null ? 0 : status.error + status.failed;
}

/** Over all profiles: a conflict is counted here alone, for it has two sides. */
function profileStates(context: SectionContext): TableBlock {
  const title = context.messages.texts.configurationStates;
  return stateTable({ id: "configuration-states", title, prefix: "configuration" }, context);
}

function updateStates(context: SectionContext): TableBlock {
  const title = context.messages.texts.updateStates;
  return stateTable({ id: "software-updates", title, prefix: "softwareUpdates" }, context);
}

function featureUpdateTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const { lists, takenAt } = assessment.snapshot;
  const end = ({ endOfSupportAt }: FeatureUpdatePolicy): number => endOfSupportAt?.getTime() ?? Infinity;
  const policies = (lists.featureUpdatePolicies ?? []).toSorted((one, other) =>
    end(one) === end(other) ? 0 : end(one) - end(other),
  );
  return {
    kind: "table",
    id: "feature-updates",
    title: texts.featureUpdateTable,
    emptyText: texts.noFeatureUpdates,
    columns: [
      { id: "policy", title: columns.policy, type: "text", weight: 2.6 },
      { id: "version", title: columns.version, type: "text", weight: 2.2 },
      { id: "supportEnds", title: columns.supportEnds, type: "date", weight: 1.2 },
      { id: "status", title: columns.status, type: "status", weight: 1.8 },
    ],
    rows: policies.map((policy) => [
      cleanText(policy.name, 160),
      cleanText(policy.version, 80),
      policy.endOfSupportAt,
      supportCell(policy, takenAt, messages),
    ]),
  };
}

function supportCell({ endOfSupportAt }: FeatureUpdatePolicy, now: Date, messages: Messages): StatusCell {
  const { texts, expiryLevel } = messages;
  if (endOfSupportAt === null) return { tone: "unknown", label: expiryLevel.unknown };
  const days = daysBetween(now, endOfSupportAt);
  if (days <= 0) return { tone: "bad", label: texts.supportEnded };
  return days <= ENDING_DAYS
    ? { tone: "attention", label: texts.supportEnding }
    : { tone: "good", label: texts.supported };
}
