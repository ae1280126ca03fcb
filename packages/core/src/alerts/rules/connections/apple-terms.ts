import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";

/** Apple has new terms, and gives no device to Intune until somebody accepts them. Nothing of it is a matter of degree. */
export const appleTerms: AlertRule = rowRule({
  id: "apple-terms",
  sources: ["apple-terms"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "connectors",
  severity: "high",
  list: "connectors",
  thresholds: {},
  begin:
    () =>
    ({ id, kind, name, state, lastHeartbeatAt }) => {
      if (kind !== "apple-enrollment" || state.toLowerCase() !== "termsnotaccepted") return null;
      return firingOf({ kind: "connector", id, name, platform: "iOS" }, "high", {
        detail: state,
        evidence: [{ name, detail: state, value: null, at: realDate(lastHeartbeatAt) }],
      });
    },
});
