import { expect, test } from "vitest";
import { COMPLIANCE_SETTINGS, REMAIN_CONTACT } from "./compliance-settings.ts";
import { POLICIES } from "./policies.ts";

test("every setting belongs to a policy of the company or is built in, and each policy fails for one of them at most", () => {
  const policies = new Set(POLICIES.map(({ id }) => id));
  for (const { name, policy } of COMPLIANCE_SETTINGS) {
    if (policy !== null) expect(policies.has(policy), name).toBe(true);
  }
  const failing = COMPLIANCE_SETTINGS.filter(({ fails }) => fails).map(({ policy }) => policy);
  expect(new Set(failing).size).toBe(failing.length);
  expect(COMPLIANCE_SETTINGS.map(({ name }) => name)).toContain(REMAIN_CONTACT);
});
