import type { ServiceIssue } from "../collect/rows/service.ts";

/** Since when people have known of an issue: its first post, for start dates are set back in time. */
export function issueSince({
  firstPostAt,
  startAt,
}: Pick<ServiceIssue, "firstPostAt" | "startAt">): Date | null {
  return firstPostAt ?? startAt;
}
