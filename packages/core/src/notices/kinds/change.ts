import { daysBetween } from "../../assess/days.ts";
import { managedDevices } from "../../assess/managed-devices.ts";
import { devicesTouchedBy } from "../../updates/touched.ts";
import type { TriageState, UpdateRecord } from "../../updates/update-record.ts";
import { dayText } from "../day-text.ts";
import { facts, type Found, type MatterInput, type NoticeFinder, type NoticeMatter } from "../matter.ts";
import { narrowed } from "../narrowed.ts";
import { quotedTitles } from "../quoted-titles.ts";
import { recipientsOf } from "../recipients-of.ts";
import { unseenOwners } from "../source-state.ts";

/** What has no date is news for so long. */
const NEWS_DAYS = 30;

/** Somebody decided that nothing is left to tell. */
const OVER: readonly TriageState[] = ["done", "notRelevant"];

/** Announced changes that users notice and that touch devices of ours: each is told to the owners of those. */
export const change: NoticeFinder = {
  kind: "change",
  find: (input) => unseenOwners(input.snapshot) ?? search(input),
};

function search(input: MatterInput): Found {
  const matters = input.records
    .filter((record) => isToTell(record, input.now) && !wasToldElsewhere(record, input))
    .flatMap((record) => matterOf(record, input) ?? []);
  return { kind: "found", matters };
}

/** An incident and the end of support of a system have notices of their own. */
function isToTell(
  { update, triage, missingSince, doubtedSince, firstSeenAt }: UpdateRecord,
  now: Date,
): boolean {
  if (!update.audiences.includes("user") || OVER.includes(triage.state)) return false;
  if (missingSince !== null || doubtedSince !== null || update.kind === "incident") return false;
  if (update.kind === "endOfSupport" && update.versions.length > 0) return false;
  if (update.actBy !== null) return update.actBy > now;
  return daysBetween(update.publishedAt ?? firstSeenAt, now) <= NEWS_DAYS;
}

/**
 * Whether users were told by other means. What our own notices have told goes on: who gets such a device later is told,
 * and everybody is when the date moves.
 */
function wasToldElsewhere({ key, triage }: UpdateRecord, { told }: MatterInput): boolean {
  return triage.state === "communicated" && !told.knows(subjectOf(key));
}

function subjectOf(key: string): string {
  return `change:${key}:`;
}

function matterOf(record: UpdateRecord, input: MatterInput): NoticeMatter | null {
  const update = narrowed(record.update);
  const devices = devicesTouchedBy(update, managedDevices(input.snapshot.lists.devices ?? []));
  if (devices.length === 0) return null;
  const subject = `${subjectOf(record.key)}${dayText(update.actBy)}`;
  const touches = devices.map((device) => ({ device, about: subject, effectAt: update.actBy }));
  return {
    kind: "change",
    subject,
    effectAt: update.actBy,
    facts: facts({
      titles: quotedTitles(record),
      platforms: [...new Set([...update.platforms, ...update.versions.map(({ platform }) => platform)])],
      dateAt: update.actBy,
      update: record.key,
    }),
    ...recipientsOf(touches, input),
  };
}
