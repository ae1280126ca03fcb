import { managedDevices } from "../../../assess/managed-devices.ts";
import { createDirectory } from "../../../audiences/directory.ts";
import { ownersOf } from "../../../audiences/owners-of.ts";
import { EXCLUSIONS, type Resolution } from "../../../audiences/recipient.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { smallCount } from "../../small-count.ts";

type Unreached = Resolution["excluded"];

/** Owners of devices who cannot be told anything, and why: each of them, or counts for those who may not see people. */
export function unreachedTable(context: SectionContext): TableBlock {
  const { assessment, plan, format } = context;
  const { snapshot } = assessment;
  const { excluded } = ownersOf(managedDevices(snapshot.lists.devices ?? []), snapshot, {
    language: format.locale,
    doNotSend: plan.notices.doNotSend,
  });
  const pressing = excluded.toSorted(
    (one, other) =>
      EXCLUSIONS.indexOf(one.why) - EXCLUSIONS.indexOf(other.why) || other.devices - one.devices,
  );
  return context.showsPeople ? namedTable(pressing, context) : countTable(pressing, context);
}

function namedTable(excluded: Unreached, { assessment, messages, format }: SectionContext): TableBlock {
  const { columns, why: words, texts } = messages.reach;
  const directory = createDirectory(assessment.snapshot);
  return {
    kind: "table",
    id: "unreached-owners",
    title: texts.ownerTable,
    emptyText: texts.noOwners,
    readingLimit: 30,
    columns: [
      { id: "why", title: columns.why, type: "text", weight: 2.6 },
      { id: "person", title: columns.person, type: "text", weight: 1.6 },
      { id: "account", title: columns.account, type: "text", weight: 2.4 },
      { id: "devices", title: columns.devices, type: "text", weight: 0.8 },
    ],
    rows: excluded.map(({ key, devices, why }) => [
      words[why],
      cleanText(directory.byName(key)?.name ?? "", 100),
      cleanText(key, 120),
      format.integer(devices),
    ]),
  };
}

function countTable(excluded: Unreached, { messages, format }: SectionContext): TableBlock {
  const { columns, why: words, texts } = messages.reach;
  const byReason = Map.groupBy(excluded, ({ why }) => why);
  return {
    kind: "table",
    id: "unreached-owners",
    title: texts.ownerTable,
    emptyText: texts.noOwners,
    columns: [
      { id: "why", title: columns.why, type: "text", weight: 3 },
      { id: "people", title: columns.people, type: "text", weight: 1 },
      { id: "devices", title: columns.devices, type: "text", weight: 1 },
    ],
    rows: [...byReason].map(([why, all]) => [
      words[why],
      why === "noUser" ? null : smallCount(all.length, format),
      smallCount(
        all.reduce((sum, { devices }) => sum + devices, 0),
        format,
      ),
    ]),
  };
}
