import { isSilent } from "../../../assess/connector-level.ts";
import type { Expiry, ExpiryKind } from "../../../collect/rows/connection.ts";
import type { SourceId } from "../../../collect/source.ts";
import type { Blade } from "../../../rounds/blades.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import type { Firing } from "../../firing.ts";
import type { ConnectionRuleId } from "../../rule-ids.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";
import { lapsedOf } from "../lapsed-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { isUnsaid } from "../unsaid-state.ts";
import { hoursSince } from "./connector-rule.ts";
import { expiryDays } from "./expiry-days.ts";

export interface TokenSyncRuleOptions {
  readonly id: ConnectionRuleId;
  readonly kind: ExpiryKind;
  readonly source: SourceId;
  /** Where it is synchronized by hand. */
  readonly blade: Blade;
  /** States, in lower case, in which Apple does not take the token whatever its last synchronisation says. */
  readonly refused: readonly string[];
  /** States, in lower case, that another rule tells. */
  readonly elsewhere: readonly string[];
}

/**
 * The rule for tokens that are not synchronised with Apple any more. One that has ended is told by the rule about its
 * end; one that never was synchronised is as silent as one that ceased to be: the service writes nothing for both. One
 * that is synchronised and whose state is left out may be refused all the same.
 */
export function tokenSyncRule({
  id,
  kind,
  source,
  blade,
  refused,
  elsewhere,
}: TokenSyncRuleOptions): AlertRule {
  return rowRule({
    id,
    sources: [source],
    onIncomplete: "rows",
    role: "intune-admin",
    blade,
    severity: refused.length > 0 ? "high" : "medium",
    lapses: "said",
    list: "expiries",
    thresholds: {
      hours: {
        unit: "hours",
        default: 72,
        min: 24,
        max: 720,
        meaning: "Hours since the last synchronization after which the token counts as silent.",
        source: "https://learn.microsoft.com/intune/governance/tenant-status",
      },
    },
    begin:
      ({ now, thresholds }) =>
      (expiry) => {
        if (expiry.kind !== kind) return null;
        // Told by another rule from then on, and not synchronised either.
        if (hasEnded(expiry, now)) return lapsedOf("token", expiry.id);
        const state = expiry.state.toLowerCase();
        if (elsewhere.includes(state)) return lapsedOf("token", expiry.id);
        if (refused.includes(state)) return firingAbout(expiry, "failed", now);
        const silent = isSilent(realDate(expiry.lastSyncAt), now, thresholds.hours / 24);
        if (silent) return firingAbout(expiry, "silent", now);
        return refused.length > 0 && isUnsaid(expiry.state) ? unknownOf("token", expiry.id, "state") : null;
      },
  });
}

function firingAbout({ id, name, state, lastSyncAt }: Expiry, fault: "failed" | "silent", now: Date): Firing {
  const heardAt = realDate(lastSyncAt);
  const value = hoursSince(heardAt, now);
  return firingOf({ kind: "token", id, name, platform: "iOS" }, fault === "failed" ? "high" : "medium", {
    value,
    unit: "hours",
    labels: { fault },
    detail: state,
    evidence: [{ name, detail: state, value, at: heardAt }],
  });
}

function hasEnded(expiry: Expiry, now: Date): boolean {
  return expiryDays(expiry, now)?.ended ?? false;
}
