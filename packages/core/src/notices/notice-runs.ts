import type { Run } from "../store/run-row.ts";
import type { Store } from "../store/store.ts";
import { noticeOfPosting } from "./posting-ids.ts";

/** The runs that send a notice: one, or on trial one for each text. */
export async function noticeRuns({ runs }: Pick<Store, "runs">, notice: string): Promise<readonly Run[]> {
  const found = await runs.ofLetters(`notice:${notice}`);
  return found.filter(({ report }) => noticeOfPosting(report) === notice);
}
