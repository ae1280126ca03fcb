import { describe, expect, it } from "vitest";
import { judgeUnlisted, withUnlisted } from "./unlisted-devices.ts";

const devices = { source: "devices", status: "complete", count: 800 } as const;

describe("devices that the service counts and does not list", () => {
  it("are counted, and never fewer than none", () => {
    expect(withUnlisted({ "overview.enrolled": 12, "devices.total": 10 })["devices.unlisted"]).toBe(2);
    expect(withUnlisted({ "overview.enrolled": 9, "devices.total": 10 })["devices.unlisted"]).toBe(0);
    expect(withUnlisted({ "devices.total": 10 })).toEqual({ "devices.total": 10 });
  });

  it.each([
    [10, 1_000, "complete"],
    [100, 1_000, "complete"],
    [101, 1_000, "incomplete"],
    [11, 100, "incomplete"],
    [10, 20, "complete"],
  ])("%i of %i leave the list %s", (unlisted, enrolled, status) => {
    const metrics = { "overview.enrolled": enrolled, "devices.unlisted": unlisted };
    expect(judgeUnlisted(devices, metrics).status).toBe(status);
  });

  it("do not hide how the list was read", () => {
    const noted = { ...devices, note: "Read page by page: the export job failed." };
    const judged = judgeUnlisted(noted, { "overview.enrolled": 1_000, "devices.unlisted": 200 });
    expect(judged).toMatchObject({ reason: expect.stringContaining("the export job failed") });
  });
});
