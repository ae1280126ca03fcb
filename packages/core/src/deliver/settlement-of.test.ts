import { describe, expect, it } from "vitest";
import type { Delivery } from "../store/delivery-row.ts";
import type { ClaimedDelivery } from "../store/outbox.ts";
import type { Run } from "../store/run-row.ts";
import { DEFAULT_DELIVERY_POLICY, type DeliveryPolicy } from "./delivery-policy.ts";
import type { DeliveryOutcome } from "./notifier.ts";
import { settlementOf } from "./settlement-of.ts";

const NOW = new Date("2026-11-28T06:00:00Z");

function claimed(patch: Partial<Delivery> = {}): ClaimedDelivery {
  const delivery = {
    id: "d1",
    purpose: "report",
    attempts: 1,
    attemptsBefore: 0,
    firstAttemptAt: NOW,
    ...patch,
  } as Delivery;
  return { run: {} as Run, delivery, limits: [] };
}

function settle(outcome: DeliveryOutcome, patch: Partial<Delivery> = {}, policy = DEFAULT_DELIVERY_POLICY) {
  return settlementOf(claimed(patch), outcome, { policy, now: NOW });
}

const HINT = "Look.";
const busy = (cause: "network" | "temporary" | "throttle"): DeliveryOutcome => ({
  outcome: "deferred",
  cause,
  reason: "not now",
  hint: HINT,
});
const lost: DeliveryOutcome = { outcome: "unknown", reason: "hung up", hint: HINT };
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

describe("what is written of an outcome", () => {
  it("is its reason when it was accepted or refused", () => {
    expect(settle({ outcome: "accepted", response: "250 ok" })).toMatchObject({
      to: "accepted",
      reason: "250 ok",
    });
    const refused = { outcome: "rejected", reason: "550", hint: HINT } as const;
    expect(settle(refused)).toMatchObject({ to: "rejected", reason: "550", hint: HINT });
  });

  it.each(["network", "temporary"] as const)("is when it is tried again after a %s deferral", (cause) => {
    const settlement = settle(busy(cause));
    expect(settlement).toMatchObject({ to: "deferred", notBefore: expect.any(Date) });
    expect(settlement.closeUntil).toBeUndefined();
  });

  it("closes the channel as well when the other side was given too much", () => {
    const settlement = settle(busy("throttle"));
    expect(settlement.closeUntil).toEqual(settlement.notBefore);
  });

  it("is that it was given up when its time is over, which a person's word begins anew", () => {
    const old = { attempts: 9, firstAttemptAt: hoursAgo(49) };
    expect(settle(busy("temporary"), old)).toMatchObject({
      to: "dead",
      reason: "given up after 9 attempts: not now",
      hint: expect.stringContaining("deliveries retry d1"),
    });
    expect(settle(busy("temporary"), { attempts: 10, attemptsBefore: 9, firstAttemptAt: NOW })).toMatchObject(
      {
        to: "deferred",
        notBefore: expect.any(Date),
      },
    );
  });

  it("has an alert that may have arrived sent again, and a report wait, or as the configuration says", () => {
    expect(settle(lost, { purpose: "alert" })).toMatchObject({ to: "unknown", resendAt: expect.any(Date) });
    expect(settle(lost, { purpose: "drill" }).resendAt).toBeInstanceOf(Date);
    expect(settle(lost).resendAt).toBeUndefined();
    const other: DeliveryPolicy = {
      ...DEFAULT_DELIVERY_POLICY,
      unknown: { alert: "wait", report: "resend" },
    };
    expect(settle(lost, { purpose: "alert" }, other).resendAt).toBeUndefined();
    expect(settle(lost, {}, other).resendAt).toBeInstanceOf(Date);
  });

  it("does not have it sent again for ever", () => {
    const settlement = settle(lost, { purpose: "alert", attempts: 40, firstAttemptAt: hoursAgo(25) });
    expect(settlement.to).toBe("unknown");
    expect(settlement.resendAt).toBeUndefined();
  });
});
