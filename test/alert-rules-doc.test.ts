import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  ALERT_RULE_IDS,
  catalogues,
  DEFAULT_ALERTS,
  KPI_IDS,
  loadOrganisation,
  type RuleInUse,
  rulesInUse,
  SECTION_IDS,
} from "@intune-om/core";
import { describe, expect, it } from "vitest";

const DOC = readFileSync(new URL("../docs/alert-rules.md", import.meta.url), "utf8");

const SAMPLE = fileURLToPath(new URL("../examples/organisation/intune-om.yaml", import.meta.url));
const { plan } = await loadOrganisation(SAMPLE, { knownSections: SECTION_IDS, knownKpis: KPI_IDS });
const rules = rulesInUse({ ...plan, alerts: DEFAULT_ALERTS });

/** A table as the formatter leaves it does not matter: cells are compared without their padding. */
function tableUnder(heading: string): readonly string[] {
  const [, section = ""] = DOC.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return own
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.replace(/\s*\|\s*/g, " | ").trim());
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function ruleRow({ rule, use }: RuleInUse): string {
  const id = ALERT_RULE_IDS.find((known) => known === rule.id);
  const what = id === undefined ? rule.id : catalogues.en.alerts.rules[id].name;
  const sources =
    rule.sources.length === 0 ? "what is remembered" : rule.sources.map((one) => `\`${one}\``).join(", ");
  return row(
    `\`${rule.id}\``,
    what,
    rule.severity,
    `\`${use.role}\``,
    sources,
    `${use.for} / ${use.resolveAfter}`,
  );
}

function thresholdRows({ rule }: RuleInUse): readonly string[] {
  return Object.entries(rule.thresholds).map(([name, { default: usual, min, max, unit, meaning, source }]) =>
    row(`\`${rule.id}\``, `\`${name}\``, `${usual} ${unit}`, `${min} to ${max}`, meaning, source),
  );
}

describe("docs/alert-rules.md", () => {
  it("has every rule as it is shipped", () => {
    expect(tableUnder("The rules")).toEqual(rules.map(ruleRow));
  });

  it("has every threshold with its default, where that comes from, and what may be set", () => {
    expect(tableUnder("Thresholds")).toEqual(rules.flatMap(thresholdRows));
  });
});
