import { describe, expect, it } from "vitest";
import { isWhole } from "./is-whole.ts";
import type { Coverage } from "./snapshot.ts";

describe("a snapshot", () => {
  const whole: readonly Coverage[] = [
    { source: "devices", status: "complete", count: 1 },
    { source: "vpp-tokens", status: "notConfigured", reason: "None is set up." },
  ];

  it("is whole when every source was read in full or is not set up", () => {
    expect(isWhole({ coverage: whole })).toBe(true);
  });

  it.each<Coverage>([
    { source: "apps", status: "incomplete", count: 1, reason: "cut" },
    { source: "apps", status: "unreadable", reason: "refused", fix: "grant" },
  ])("is not whole when one source is $status", (coverage) => {
    expect(isWhole({ coverage: [...whole, coverage] })).toBe(false);
  });
});
