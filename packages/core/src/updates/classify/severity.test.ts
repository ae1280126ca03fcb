import { describe, expect, it } from "vitest";
import { severityOf } from "./severity.ts";

describe("how grave a notice is", () => {
  it("is the source's own word", () => {
    expect(severityOf("normal", "Severity: critical")).toBe("normal");
    expect(severityOf("somethingNew", "")).toBe("somethingNew");
  });

  it.each<[string, string | null]>([
    ["Severity: Critical", "critical"],
    ["Allvarlighetsgrad: kritisk", "critical"],
    ["The flaw is actively exploited.", "high"],
    ["Sårbarheten utnyttjas aktivt.", "high"],
    ["Vulnerabilities Addressed: 12\nExploited CVE(s): 2", "high"],
    ["Vulnerabilities Addressed: 12\nExploited CVE(s): 0", null],
    ["A critical update for high performance", null],
    ["Nothing", null],
  ])("is stated by %j: %s", (text, expected) => expect(severityOf(null, text)).toBe(expected));
});
