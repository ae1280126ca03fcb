import type { Platform } from "../updates/update.ts";

/**
 * Something that is said of the practice, in no language yet: a text of the catalogues by its key, and what stands in its
 * places.
 */
export interface Words {
  readonly text: PracticeText;
  readonly values: Readonly<Record<string, WordValue>>;
}

/** What stands in a place of a text; a number is written as a whole one, a date with its time. */
export type WordValue =
  | string
  | number
  | Date
  | { readonly percent: number }
  /** Ids of people, roles or audiences, written by their names. */
  | { readonly names: readonly string[] }
  | { readonly platforms: readonly Platform[] };

/** Every text that evidence is told in. */
export const PRACTICE_TEXTS = [
  "collected",
  "notCollected",
  "reportRan",
  "reportNotRun",
  "delivered",
  "deliveredInPart",
  "notDelivered",
  "noticesSent",
  "noneSent",
  "acknowledged",
  "acknowledgedInPart",
  "nothingAnnounced",
  "updatesUnread",
  "measured",
  "measuredInPart",
  "notMeasured",
  "measureUnread",
  "compared",
  "notCompared",
  "listed",
  "listUnread",
  "approved",
  "notApproved",
  "revised",
  "revisedInPart",
  "trained",
  "trainedInPart",
  "nobodyToTrain",
  "incidentsTaken",
  "incidentsInPart",
  "noIncident",
  "attested",
  "notAttested",
  "said",
  "monitored",
  "monitoringGap",
  "noSchedule",
  "looked",
  "notLooked",
  "answered",
  "notAnswered",
  "routed",
  "notRouted",
  "drilled",
  "notDrilled",
  "adminsKnow",
  "actionUnread",
  "noAdministrators",
  "noneDue",
  "briefed",
  "briefedLate",
  "briefsRead",
  "platformsCovered",
  "platformsUncovered",
  "nothingToBrief",
  "owned",
  "unowned",
  "confirmed",
  "notConfirmed",
  "materialKept",
  "materialLate",
  "nothingTouched",
  "notLinked",
  "targetsSet",
  "targetsOpen",
  "stakeholdersTold",
  "stakeholdersUntold",
  "noStakeholders",
  "earliestExpiry",
  "noExpiry",
  "expiryUnread",
  "watched",
  "notWatched",
  "covered",
  "uncovered",
  "coverageUnread",
  "partlyUnread",
  "stale",
] as const;
export type PracticeText = (typeof PRACTICE_TEXTS)[number];

/** Short for {@link Words}. */
export function words(text: PracticeText, values: Words["values"] = {}): Words {
  return { text, values };
}
