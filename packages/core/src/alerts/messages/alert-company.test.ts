import { describe, expect, it } from "vitest";
import { alert, suppression } from "../../../test-support/alerts.ts";
import { plan as planOf } from "../../../test-support/snapshots.ts";
import { alertCompany } from "./alert-company.ts";

const plan = planOf();
const named = (key: string, patch: Parameters<typeof alert>[0] = {}) => {
  const [rule = "", id = ""] = key.split(":");
  return alert({ key, rule, entity: { ...alert().entity, id }, ...patch });
};
const keysOf = ({ others }: ReturnType<typeof alertCompany>): readonly string[] =>
  others.map(({ key }) => key);

describe("the company of an alert", () => {
  const symptom = named("definitions-old:d1");
  const cause = named("protection-off:d1");

  it("is its cause, unless nobody can learn of that", () => {
    const heard = alertCompany(symptom, [cause, named("licences:x")], { plan, inForce: [] });
    expect(heard.cause).toBe(cause.key);
    expect(keysOf(heard)).toContain(cause.key);
    const inForce = [suppression({ scope: { alert: cause.key } })];
    expect(alertCompany(symptom, [cause], { plan, inForce }).cause).toBeNull();
  });

  it("is what is told in the thread that it would join, and nothing else that was not told either", () => {
    const others = [named("stale-devices:d2"), named("vpp-token:t1")];
    const company = alertCompany(named("stale-devices:d1"), others, { plan, inForce: [] });
    expect(keysOf(company)).toEqual(["stale-devices:d2"]);
    expect(company.thread).not.toBeNull();
  });
});
