import { describe, expect, it } from "vitest";
import {
  failingApp,
  items,
  letterInput,
  pushCertificate,
  silentDevices,
} from "../../test-support/alert-letters.ts";
import { alert } from "../../test-support/alerts.ts";
import { NOW } from "../../test-support/snapshots.ts";
import type { TableBlock } from "./document.ts";
import { composeAlertSheet } from "./alert-sheet.ts";
import type { AlertLetterInput } from "./alert-letter-input.ts";

const sheet = (input: AlertLetterInput) => composeAlertSheet(input, "sv", "Europe/Stockholm");

function tableOf(input: AlertLetterInput): TableBlock | undefined {
  const blocks = sheet(input)?.sections.flatMap((section) => section.blocks) ?? [];
  return blocks.find((block) => block.kind === "table");
}

describe("the sheet of a message about alerts", () => {
  it("is not made when the message itself shows everything", () => {
    expect(sheet(letterInput([pushCertificate()]))).toBeNull();
    expect(sheet(letterInput([failingApp(10)]))).toBeNull();
    expect(sheet(letterInput(silentDevices(10)))).toBeNull();
    expect(sheet(letterInput(silentDevices(5), { kind: "digest" }))).toBeNull();
    const over = [failingApp(24, { state: "resolved", resolution: "clear", resolvedAt: NOW })];
    expect(sheet(letterInput(over, { kind: "recovery", items: items(over, "resolved") }))).toBeNull();
  });

  it("has every alert with its key, dates as dates", () => {
    const table = tableOf(letterInput(silentDevices(37)));
    expect(table?.rows).toHaveLength(37);
    expect(table?.columns.map(({ title }) => title)).toContain("Nyckel");
    expect(table?.rows[36]).toEqual([
      { tone: "attention", label: "Medel" },
      expect.stringMatching(/\S/),
      "NORR-036",
      "Windows",
      31,
      "dagar",
      null,
      "",
      "Ny",
      expect.any(Date),
      expect.any(Date),
      "stale-devices:d36",
    ]);
  });

  it("has every row of evidence of a single alert", () => {
    const table = tableOf(letterInput([failingApp(24)]));
    expect(table?.rows).toHaveLength(24);
    expect(table?.rows[23]).toEqual(["0x87D10423", "", 1, null]);
  });

  it("has what a digest leaves out, of one rule or of many", () => {
    const rules = (count: number) =>
      Array.from({ length: count }, (_, index) => alert({ key: `gone-${index}:x`, rule: `gone-${index}` }));
    expect(tableOf(letterInput(silentDevices(6), { kind: "digest" }))?.rows).toHaveLength(6);
    expect(tableOf(letterInput(rules(7), { kind: "digest" }))?.rows).toHaveLength(7);
    expect(sheet(letterInput(rules(6), { kind: "digest" }))).toBeNull();
  });

  it("holds no name that would act on its reader", () => {
    const names = ["\u202Eevil", "a\u0000b", "x\r\ny"];
    const table = tableOf(letterInput(silentDevices(12, (index) => names[index % 3] ?? "")));
    for (const row of table?.rows ?? [])
      expect(row[2]).toEqual(expect.stringMatching(/^[^\p{Cc}\u202A-\u202E]*$/u));
  });
});
