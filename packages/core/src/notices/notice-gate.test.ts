import { describe, expect, it } from "vitest";
import { noticePlan } from "../../test-support/notices.ts";
import { audience } from "../../test-support/plans.ts";
import { NOW, report } from "../../test-support/snapshots.ts";
import type { AudienceKind, NoticePolicy } from "../config/plan/plan.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import { createNoticeGate } from "./notice-gate.ts";

const ANNA = "anna@contoso.example";
const ALL_DAY = { from: "00:00", to: "23:59", timeZone: "UTC" };

const planFor = (kind: AudienceKind, notices: Partial<NoticePolicy> = {}) =>
  noticePlan(notices, {
    audiences: [audience("readers", kind, [])],
    reports: [report({ id: "weekly", audience: "readers" })],
  });

function runTo(to: string | null): Run {
  return {
    id: "r1",
    tenant: "contoso",
    report: "weekly",
    kind: "scheduled",
    scheduledFor: NOW,
    state: "fannedOut",
    owner: "one",
    fence: 1,
    request: { out: null, to },
    snapshotId: null,
    notBefore: null,
    leaseUntil: null,
    reason: null,
    createdAt: NOW,
    updatedAt: NOW,
  };
}

const delivery: Delivery = {
  id: "d1",
  run: "r1",
  message: "m1",
  recipient: { name: "", address: ANNA },
  channel: "smtp",
  purpose: "report",
  messageId: "<d1@contoso.example>",
  state: "pending",
  fence: 1,
  attempts: 0,
  reason: null,
  hint: null,
  notBefore: null,
  owner: null,
  leaseUntil: null,
  attemptedAt: null,
  firstAttemptAt: null,
  attemptsBefore: 0,
  updatedAt: NOW,
};

const verdict = (kind: AudienceKind, notices: Partial<NoticePolicy>, to: string | null = null) =>
  createNoticeGate(planFor(kind, notices))(runTo(to), delivery, NOW);

describe("a report for users passes what notices pass", () => {
  it.each(["users", "newcomers"] as const)("for %s", (kind) => {
    expect(verdict(kind, { doNotSend: ["Anna@contoso.example"] })).toMatchObject({ verdict: "suppress" });
    expect(verdict(kind, { pilot: "pilot@contoso.example" })).toMatchObject({ verdict: "wait" });
    expect(verdict(kind, { quietHours: ALL_DAY })).toMatchObject({ verdict: "wait" });
    expect(verdict(kind, { pilot: "Anna@contoso.example" })).toEqual({ verdict: "send" });
    expect(verdict(kind, {})).toEqual({ verdict: "send" });
  });

  it.each(["stakeholders", "administrators", "helpdesk"] as const)("but not one for %s", (kind) => {
    const all = { doNotSend: [ANNA], pilot: "pilot@contoso.example", quietHours: ALL_DAY };
    expect(verdict(kind, all)).toEqual({ verdict: "send" });
  });

  it("nor one that somebody sends to one address by hand", () => {
    expect(verdict("users", { quietHours: ALL_DAY }, ANNA)).toEqual({ verdict: "send" });
  });
});
