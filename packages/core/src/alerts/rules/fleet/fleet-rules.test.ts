import { describe, expect, it } from "vitest";
import { devicesNeedingAttention } from "../../../assess/device-attention.ts";
import { managedDevices } from "../../../assess/managed-devices.ts";
import type { Device } from "../../../collect/rows/device.ts";
import type { UnhealthyDevice } from "../../../collect/rows/protection.ts";
import { appState } from "../../../../test-support/apps.ts";
import { fire, type FireInput } from "../../../../test-support/fire-rule.ts";
import { tenant } from "../../../../test-support/healthy-organisation.ts";
import { daysAgo, device, NOW } from "../../../../test-support/snapshots.ts";
import { unhealthy } from "../../../../test-support/unhealthy-devices.ts";
import { FLEET_RULES } from "../../rule-ids.ts";
import { fleetRules } from "./index.ts";

const DEVICES = 2_000;

/** Systems with what their versions are, the last two of each below what is supported. */
const SYSTEMS = [
  ["Windows", ["10.0.26100.6899", "10.0.26200.7171", "10.0.22631.6060", "10.0.19045.6456", "10.0.18363.1"]],
  ["iOS", ["26.1", "18.7.2", "17.7", "16.7.12", "15.8"]],
  ["iPadOS", ["26.1", "18.7.2", "17.7.10", "16.6", "15.0"]],
  ["Android", ["16", "15", "14.0", "9", "8.1"]],
  ["macOS", ["26.1 (25B78)", "15.7.2 (24G325)", "14.8.2 (23J126)", "13.7 (22H730)", "12.7"]],
] as const;
const STATES = ["managed", "managed", "managed", "managed", "retirePending", "wipeFailed"];

/** A fleet with something of everything, the same each time. Primes keep one trait from following another. */
const FLEET: readonly Device[] = Array.from({ length: DEVICES }, (_, index) => {
  const [os, versions] = SYSTEMS[(index * 7) % SYSTEMS.length] ?? SYSTEMS[0];
  return device({
    id: `d${index}`,
    name: `NORR-${index}`,
    os,
    osVersion: versions[index % 31 < 2 ? 3 + (index % 2) : index % 3] ?? "",
    managementState: STATES[index % STATES.length] ?? "managed",
    complianceState: index % 11 === 0 ? "noncompliant" : "compliant",
    lastSyncAt: index % 97 === 0 ? null : daysAgo(index % 37),
    enrolledAt: daysAgo(index % 53),
    owner: index % 5 === 0 ? "personal" : "company",
  });
});

const UNHEALTHY: readonly UnhealthyDevice[] = FLEET.filter(({ os }) => os === "Windows").flatMap(
  ({ id, name }, index) => {
    const ill: Partial<UnhealthyDevice> = {
      ...(index % 41 === 0 ? { activeThreats: 2 } : {}),
      ...(index % 29 === 0 ? { realTimeProtection: false } : {}),
      ...(index % 13 === 0 ? { signatureOverdue: true } : {}),
    };
    return Object.keys(ill).length === 0 ? [] : [unhealthy({ deviceId: id, deviceName: name, ...ill })];
  },
);

const counts = (input: FireInput): Readonly<Record<string, number>> =>
  Object.fromEntries(
    fleetRules.map((rule) => [rule.id, fire(rule, input).length] as const).filter(([, count]) => count > 0),
  );

describe("the rules about the fleet", () => {
  it("stand in the registry in the order of their ids", () => {
    expect(fleetRules.map(({ id }) => id)).toEqual(FLEET_RULES);
  });

  it("say nothing of a tenant in which all is well", () => {
    const healthy = tenant();
    const devices = FLEET.map(({ id, name }) => device({ id, name, lastSyncAt: daysAgo(1) }));
    const apps = [appState({ installed: DEVICES, failed: 0, pending: 40 })];
    expect(counts({ snapshot: healthy, lists: { ...healthy.lists, devices, apps } })).toEqual({});
  });

  it("say nothing of a tenant in which nothing is there, or could be read", () => {
    expect(counts({})).toEqual({});
    expect(counts({ snapshot: { lists: {} } })).toEqual({});
  });

  it("find of two thousand devices what a count by hand finds", () => {
    const old = new Set(SYSTEMS.flatMap(([, versions]) => versions.slice(3)));
    const stays = FLEET.filter((one) => one.managementState !== "retirePending");
    const silentDays = (one: Device): number =>
      Math.floor((NOW.getTime() - (one.lastSyncAt ?? one.enrolledAt ?? NOW).getTime()) / 86_400_000);
    const byHand = {
      "compliance-rate": 1,
      "stale-devices": stays.filter((one) => silentDays(one) > 30).length,
      "malware-active": UNHEALTHY.filter((one) => one.activeThreats === 2).length,
      "protection-off": UNHEALTHY.filter((one) => one.realTimeProtection === false).length,
      "definitions-old": UNHEALTHY.filter((one) => one.signatureOverdue === true).length,
      "os-minimum": stays.filter((one) => old.has(one.osVersion as never)).length,
    };
    expect(Math.min(...Object.values(byHand))).toBeGreaterThan(0);
    expect(byHand["os-minimum"]).toBeGreaterThan(50);
    expect(counts({ lists: { devices: FLEET, unhealthyDevices: UNHEALTHY } })).toEqual(byHand);
  });

  it("call the devices stale that the reports do, but for those that never checked in", () => {
    const rule = fleetRules.find(({ id }) => id === "stale-devices");
    const told = rule === undefined ? [] : fire(rule, { lists: { devices: FLEET } });
    const listed = devicesNeedingAttention(managedDevices(FLEET), NOW).filter(
      (one) => one.reasons.includes("stale") && one.silentDays !== null,
    );
    const heard = new Set(listed.map((one) => one.device.id));
    const never = new Set(FLEET.filter(({ lastSyncAt }) => lastSyncAt === null).map(({ id }) => id));
    expect(new Set(told.map(({ entity }) => entity.id).filter((id) => !never.has(id)))).toEqual(heard);
    expect(heard.size).toBeGreaterThan(100);
  });

  it("give an entity one alert of a rule, whose id holds no figure, name or date of it", () => {
    const input = { lists: { devices: FLEET, unhealthyDevices: UNHEALTHY } };
    for (const rule of fleetRules) {
      const ids = fire(rule, input).map(({ entity }) => entity.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !/^(?:d\d+|contoso)$/.test(id))).toEqual([]);
    }
  });
});
