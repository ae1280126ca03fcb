import { daysBetween } from "../../assess/days.ts";
import { managedDevices } from "../../assess/managed-devices.ts";
import { devicesTouchedBy } from "../../updates/touched.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import type { NamedVersion } from "../../updates/update.ts";
import { dayText } from "../day-text.ts";
import { facts, type Found, type MatterInput, type NoticeFinder, type NoticeMatter } from "../matter.ts";
import { quotedTitles } from "../quoted-titles.ts";
import { recipientsOf } from "../recipients-of.ts";
import { unseenOwners } from "../source-state.ts";

/** Versions of operating systems whose support ends soon: told to the owners of devices that are on them. */
export const endOfSupport: NoticeFinder = {
  kind: "end-of-support",
  find: (input) => unseenOwners(input.snapshot) ?? search(input),
};

function search(input: MatterInput): Found {
  const matters = input.records
    .filter((record) => isToTell(record, input))
    .flatMap((record) => matterOf(record, input) ?? []);
  // Several sources may announce the same end: one notice of it is enough.
  return { kind: "found", matters: [...new Map(matters.map((matter) => [matter.subject, matter])).values()] };
}

function isToTell(
  { update, triage, missingSince, doubtedSince }: UpdateRecord,
  { now, plan }: MatterInput,
): boolean {
  const { actBy, kind, versions } = update;
  if (kind !== "endOfSupport" || versions.length === 0 || actBy === null) return false;
  if (triage.state === "notRelevant" || missingSince !== null || doubtedSince !== null) return false;
  return actBy > now && daysBetween(now, actBy) <= plan.notices.endOfSupportDays;
}

function matterOf(record: UpdateRecord, input: MatterInput): NoticeMatter | null {
  const { actBy, versions } = record.update;
  const devices = devicesTouchedBy(record.update, managedDevices(input.snapshot.lists.devices ?? []));
  if (devices.length === 0) return null;
  const names = [...new Set(versions.map(nameOf))].sort();
  const subject = `end-of-support:${names.join("+")}:${dayText(actBy)}`;
  return {
    kind: "end-of-support",
    subject,
    effectAt: actBy,
    facts: facts({
      titles: quotedTitles(record),
      platforms: [...new Set(versions.map(({ platform }) => platform))],
      versions,
      dateAt: actBy,
      update: record.key,
    }),
    ...recipientsOf(
      devices.map((device) => ({ device, about: subject, effectAt: actBy })),
      input,
    ),
  };
}

function nameOf({ platform, range, version }: NamedVersion): string {
  return `${platform}-${range === "exact" ? "" : `${range}-`}${version}`;
}
