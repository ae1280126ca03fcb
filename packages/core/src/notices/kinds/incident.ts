import { managedDevices } from "../../assess/managed-devices.ts";
import type { ServiceIssue } from "../../collect/rows/service.ts";
import { devicesTouchedBy } from "../../updates/touched.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import {
  facts,
  type Found,
  type MatterInput,
  type NoticeFinder,
  type NoticeMatter,
  type QuotedTitle,
} from "../matter.ts";
import { recipientsOf } from "../recipients-of.ts";
import { unseenOwners } from "../source-state.ts";

/**
 * Open incidents of Intune that users notice. The owners of devices on the platforms that one names are told; where it
 * names none, everybody with a device is, and the notice says so.
 */
export const incident: NoticeFinder = {
  kind: "incident",
  find: (input) => unseenOwners(input.snapshot, ["service-issues"]) ?? search(input),
};

function search(input: MatterInput): Found {
  const open = (input.snapshot.lists.serviceIssues ?? []).filter(
    ({ resolved, classification }) => !resolved && /^incident$/i.test(classification),
  );
  return { kind: "found", matters: open.flatMap((issue) => matterOf(issue, input) ?? []) };
}

function matterOf(issue: ServiceIssue, input: MatterInput): NoticeMatter | null {
  const record = recordOf(issue, input);
  // Without the record nobody has read whom the incident has an effect on.
  if (record === null || !record.update.audiences.includes("user")) return null;
  if (record.triage.state === "notRelevant") return null;
  const managed = managedDevices(input.snapshot.lists.devices ?? []);
  const toEverybody = record.update.platforms.length === 0;
  const devices = toEverybody ? managed : devicesTouchedBy(record.update, managed);
  if (devices.length === 0) return null;
  const about = incidentSubject(issue.id);
  return {
    kind: "incident",
    subject: about,
    effectAt: null,
    facts: facts({
      titles: [issueTitle(issue, record)],
      platforms: record.update.platforms,
      sinceAt: issue.startAt ?? issue.firstPostAt,
      update: record.key,
      toEverybody,
    }),
    ...recipientsOf(
      devices.map((device) => ({ device, about, effectAt: null })),
      input,
    ),
  };
}

/** What people are told with the notice of an incident; its end goes to those who were told this. */
export function incidentSubject(id: string): string {
  return `incident:${id}`;
}

/** The incident as an update, in which it was read whom it has an effect on. */
export function recordOf(
  { id }: ServiceIssue,
  { records }: Pick<MatterInput, "records">,
): UpdateRecord | null {
  const key = `service-health:${id}`;
  return records.find((record) => record.key === key || record.aliases.includes(key)) ?? null;
}

export function issueTitle({ id, title }: ServiceIssue, record: UpdateRecord | null): QuotedTitle {
  return {
    language: record?.update.language ?? null,
    title: title === "" ? id : title,
    url: record?.update.url ?? null,
  };
}
