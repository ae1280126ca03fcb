import type { Assessment } from "../../assess/assessment.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";

/** A record, then the one that it was issued anew for, and so on to the first that is still known. */
export function recordChain(record: UpdateRecord, { updates }: Assessment): readonly UpdateRecord[] {
  const chain = [record];
  for (let next = record.replaces; next !== null; ) {
    const earlier = updates.find(({ record: { key } }) => key === next)?.record;
    if (earlier === undefined || chain.includes(earlier)) break;
    chain.push(earlier);
    next = earlier.replaces;
  }
  return chain;
}
