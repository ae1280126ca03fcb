import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";
import { unknownOf } from "../unknown-of.ts";
import { isUnsaid } from "../unsaid-state.ts";

/** Apple has new terms, and gives no device to Intune until somebody accepts them. Nothing of it is a matter of degree. */
export const appleTerms: AlertRule = rowRule({
  id: "apple-terms",
  sources: ["apple-terms"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "enrollment",
  severity: "high",
  list: "connectors",
  thresholds: {},
  begin:
    () =>
    ({ id, kind, name, state, lastHeartbeatAt }) => {
      if (kind !== "apple-enrollment") return null;
      if (isUnsaid(state)) return unknownOf("connector", id, "state");
      if (state.toLowerCase() !== "termsnotaccepted") return null;
      return firingOf({ kind: "connector", id, name, platform: "iOS" }, "high", {
        detail: state,
        evidence: [{ name, detail: state, value: null, at: realDate(lastHeartbeatAt) }],
      });
    },
});
