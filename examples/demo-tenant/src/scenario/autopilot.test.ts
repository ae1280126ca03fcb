import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { createWorld, type World } from "../world.ts";
import { deployments, registrations } from "./autopilot.ts";
import { createCalendar, DAY_MS } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");
const worldOf = (devices: number, day: number): World =>
  createWorld(createEstate({ seed: 1, devices, calendar, hostileNames: false }), day);

test("most Windows devices are registered, each once, and some lie in stock", () => {
  const world = worldOf(600, 4);
  const registered = registrations(world);
  const all = Array.from({ length: registered.size }, (_, position) => registered.at(position));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.filter(({ device }) => device?.platform === "windows").length).toBeGreaterThan(
    world.estate.of("windows").length * 0.8,
  );
  const stock = all.filter(({ device }) => device === null);
  expect(stock.length).toBeGreaterThan(0);
  expect(stock.every(({ state }) => state === "notContacted")).toBe(true);
});

test("deployments are over before they are told, some fail, and those of one day stay as they were", () => {
  for (const day of [0, 9, 20]) {
    const world = worldOf(600, day);
    const found = deployments(world);
    expect(Math.max(...found.map(({ end }) => end))).toBeLessThanOrEqual(world.now);
    expect(found.every(({ start, end }) => start < end && world.now - start < 46 * DAY_MS)).toBe(true);
    const failed = found.filter(({ state }) => state === "failure");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(found.length / 3);
    expect(failed.every(({ failure }) => failure !== "")).toBe(true);
  }
  const before = deployments(worldOf(600, 9)).map(({ id }) => id);
  const after = new Set(deployments(worldOf(600, 10)).map(({ id }) => id));
  expect(before.filter((id) => after.has(id)).length).toBeGreaterThan(before.length * 0.8);
});

test("an estate of one device has its registrations and no failure of its own making", () => {
  const world = worldOf(1, 4);
  expect(registrations(world).size).toBeGreaterThan(0);
  expect(deployments(world).length).toBeLessThan(10);
});
