import { describe, expect, it } from "vitest";
import { noticePlan } from "../../test-support/notices.ts";
import { audience } from "../../test-support/plans.ts";
import { report } from "../../test-support/snapshots.ts";
import type { Config } from "../config/config.ts";
import type { AudienceKind } from "../config/plan/plan.ts";
import { sendLimits } from "./send-limits.ts";

const mail = { perMinute: 60 } as Config["mail"];
const run = { report: "weekly", request: { out: null, to: null } };
const delivery = {
  channel: "smtp",
  recipient: { name: "", address: "anna@contoso.example" },
  purpose: "report",
};

const plan = (kind: AudienceKind, perMinute: number | null) =>
  noticePlan(
    { perMinute },
    {
      audiences: [audience("readers", kind, [])],
      reports: [report({ id: "weekly", audience: "readers" })],
    },
  );

describe("what a delivery counts against", () => {
  it("is the mail server, whichever way mail goes", () => {
    const limits = ["smtp", "graph", "directory"].map((channel) =>
      sendLimits({ config: { mail }, plan: plan("helpdesk", 5) }, run, { ...delivery, channel }),
    );
    expect(limits).toEqual(limits.map(() => [{ key: "mail", perMinute: 60 }]));
  });

  it("is a lane of its own as well when it goes to users, which the plan may narrow", () => {
    const lanes = [
      { key: "mail", perMinute: 60 },
      { key: "mail:users", perMinute: 5 },
    ];
    expect(sendLimits({ config: { mail }, plan: plan("users", 5) }, run, delivery)).toEqual(lanes);
    const notice = { ...delivery, purpose: "notice" };
    expect(sendLimits({ config: { mail }, plan: plan("helpdesk", 5) }, run, notice)).toEqual(lanes);
    expect(sendLimits({ config: { mail }, plan: plan("users", null) }, run, delivery)).toHaveLength(1);
  });

  it("is the one place that a post goes to", () => {
    const post = { ...delivery, channel: "teams", recipient: { name: "ops", address: "ops" } };
    expect(sendLimits({ config: { mail }, plan: plan("helpdesk", 5) }, run, post)).toEqual([
      { key: "teams:ops", perMinute: 30 },
    ]);
  });
});
