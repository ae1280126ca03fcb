import type { AppFailure } from "../../../collect/rows/app.ts";
import type { EvidenceRow } from "../../firing.ts";
import { newest } from "./newest.ts";

/** The codes that installations of each app failed with, by its id: the most frequent first, each with its newest date. */
export function failureCodes(
  failures: readonly AppFailure[] = [],
): (appId: string) => readonly EvidenceRow[] {
  const byApp = Map.groupBy(failures, ({ appId }) => appId);
  return (appId) => countCodes(byApp.get(appId) ?? []);
}

function countCodes(failures: readonly AppFailure[]): readonly EvidenceRow[] {
  return [...Map.groupBy(failures, ({ code }) => code)]
    .map(([code, some]) => ({ name: code, detail: "", value: some.length, at: newest(some) }))
    .sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1));
}
