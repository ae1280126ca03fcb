import type { JudgedAlerts, Store } from "@intune-om/core";

/** How many alerts there are, and what a snapshot changed of them. */
export interface CountedAlerts {
  /** Open and acknowledged ones, without those that are unknown. */
  readonly open: number;
  readonly opened: number;
  readonly resolved: number;
  readonly unknown: number;
}

/** Counts the alerts of a tenant, and what became of them by what was judged just now. */
export async function countAlerts(
  store: Store,
  tenant: string,
  judged: readonly JudgedAlerts[],
): Promise<CountedAlerts> {
  const active = await store.alerts.list({ tenant, states: ["open", "acknowledged"] });
  const steps = judged.flatMap(({ events }) => events);
  const unknown = active.filter(({ unknownSince }) => unknownSince !== null).length;
  return {
    open: active.length - unknown,
    opened: steps.filter(({ kind }) => kind === "opened").length,
    resolved: steps.filter(({ kind }) => kind === "resolved").length,
    unknown,
  };
}

/** `3 alerts open, 2 new`, in one line. */
export function countedText({ open, opened, resolved, unknown }: CountedAlerts): string {
  return [
    `${open} ${open === 1 ? "alert" : "alerts"} open`,
    `${opened} new`,
    ...(resolved === 0 ? [] : [`${resolved} resolved`]),
    ...(unknown === 0 ? [] : [`${unknown} unknown`]),
  ].join(", ");
}
