import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogues, LANGUAGES, LOCALE_IDS } from "./index.ts";

const METADATA = new URL("../../../../../shared/graph/v1.0.csdl.xml", import.meta.url);
const BETA = new URL("../../../../../shared/graph/beta-properties.json", import.meta.url);

function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}|#/g)].map(([place]) => place).sort();
}

function leaves(part: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof part === "string") return [[path, part]];
  return Object.entries(part ?? {}).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

/** Counted nouns with their path: what has a form `other`. */
function plurals(part: unknown, path = ""): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  if (typeof part !== "object" || part === null) return [];
  const entries = Object.entries(part as Readonly<Record<string, unknown>>);
  if ("other" in part && entries.every(([key, text]) => CATEGORIES.has(key) && typeof text === "string"))
    return [[path, part as Readonly<Record<string, string>>]];
  return entries.flatMap(([key, value]) => plurals(value, `${path}.${key}`));
}

const CATEGORIES = new Set(["zero", "one", "two", "few", "many", "other"]);

describe("the catalogues", () => {
  it.each(LOCALE_IDS)("have the same keys in %s as in English, and the same places for values", (id) => {
    const shape = (language: unknown): Record<string, readonly string[]> =>
      Object.fromEntries(
        leaves(language)
          .filter(([path]) => !/\.(?:zero|one|two|few|many)$/.test(path))
          .map(([path, words]) => [path, placesOf(words)]),
      );
    const { messages, formatWords } = LANGUAGES[id];
    const { en } = LANGUAGES;
    expect(shape([messages, formatWords])).toEqual(shape([en.messages, en.formatWords]));
  });

  it.each(LOCALE_IDS)("count in every form that %s has", (id) => {
    const { tag, messages } = LANGUAGES[id];
    const forms = new Set(new Intl.PluralRules(tag).resolvedOptions().pluralCategories);
    const wrong = plurals(messages).filter(
      ([, texts]) => Object.keys(texts).sort().join() !== [...forms].sort().join(),
    );
    expect(plurals(messages).length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it.runIf(existsSync(METADATA)).each([
    ["windowsMalwareCategory", "malwareCategory"],
    ["windowsMalwareSeverity", "malwareSeverity"],
    ["mobileThreatPartnerTenantState", "connectorState"],
    ["managedDeviceOwnerType", "deviceOwner"],
    ["deviceEnrollmentFailureReason", "enrollmentReason"],
    ["alertSeverity", "alertSeverity"],
    ["alertStatus", "alertStatus"],
    ["policyPlatformType", "policyPlatform"],
    ["enrollmentState", "autopilotState"],
    ["deviceManagementExchangeConnectorStatus", "connectorState"],
    ["deviceManagementPartnerTenantState", "connectorState"],
  ] as const)("have a word for every member of %s", (type, table) => {
    const text = readFileSync(METADATA, "utf8");
    const declared = new RegExp(`<EnumType Name="${type}".*?</EnumType>`, "s").exec(text)?.[0] ?? "";
    const members = [...declared.matchAll(/Member Name="(\w+)"/g)].map((match) => match[1] ?? "");
    expect(members.length).toBeGreaterThan(2);
    for (const member of members.filter((name) => name !== "unknownFutureValue")) {
      expect(Object.hasOwn(catalogues.sv[table], member), member).toBe(true);
    }
  });

  it.runIf(existsSync(BETA)).each([
    ["enrollmentState", "autopilotState", []],
    ["ndesConnectorState", "connectorState", []],
    ["deviceManagementDomainJoinConnectorState", "connectorState", []],
    // What the collector has put into one word of its own, or takes for none.
    ["androidManagedStoreAccountBindStatus", "connectorState", ["boundAndValidated", "notBound"]],
    ["androidManagedStoreAccountAppSyncStatus", "connectorState", ["success"]],
  ] as const)("have a word for every member of %s, which beta alone has", (type, table, ours) => {
    const { enums } = JSON.parse(readFileSync(BETA, "utf8")) as {
      enums: Record<string, { members: string[] }>;
    };
    const members = enums[`microsoft.graph.${type}`]?.members ?? [];
    expect(members.length).toBeGreaterThan(2);
    for (const member of members.filter((name) => !ours.some((own) => own === name))) {
      expect(Object.hasOwn(catalogues.sv[table], member), member).toBe(true);
    }
  });
});
