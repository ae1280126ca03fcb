import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@intune-om/core";
import { offTerm, readGlossary, type TextPair } from "./swedish-terms.ts";

const GLOSSARY = new URL("../../../shared/domain/glossary-sv.csv", import.meta.url);

/** Texts that are the same in both languages: names, and words that both have. */
const SAME = new Set([
  "Administration",
  "Antivirus",
  "App",
  "Apple TV",
  "Apple Vision Pro",
  "Configuration Manager",
  "Cookie",
  "Definition",
  "Incident",
  "Intune Suite",
  "Mac",
  "Partner",
  "Period",
  "Person",
  "Plan",
  "Status",
  "Token",
  "Trojan",
  "Trusted Platform Module (TPM)",
  "Version",
  "Virus",
  "Windows Autopilot",
  "Windows Phone 8.1",
  "iOS, iPadOS",
  "iPad",
  "iPhone",
  "incident",
  "macOS",
  "normal",
]);

/** Where the glossary's term is another thing than what the text says, and why. */
const OTHERWISE: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/: report is .*Anmäl detta/, "a verb: to tell somebody"],
  [/: connector is .*nslutning/, "named like the certificate connector, which is certifikatanslutning"],
  [/: operations is .*drift/, "the plan of operations, not the focus area"],
  [/^rounds\.steps\.[\w-]+\.path: /, "names of pages, as the Swedish admin center has them"],
  [/: tenant is .*Klientadministration/, "a page of the Swedish admin center"],
  [/: unhealthy is .*Slutpunkter med fel/, "a page of the Swedish admin center"],
  [/: trial is /, "a trial of a notice, not of a licence"],
  [/: restart is .*[Ss]tarta om/, "a verb"],
  [
    /^kpi\.time_to_acknowledge\.definition: alerts is .*vning/,
    "the alerts of drills, which are told as the drills",
  ],
];

function leaves(tree: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof tree === "string") return [[path, tree]];
  const entries = Object.entries((tree ?? {}) as Readonly<Record<string, unknown>>);
  return entries.flatMap(([key, value]) => leaves(value, path === "" ? key : `${path}.${key}`));
}

function pairs(): readonly TextPair[] {
  const { en, sv } = LANGUAGES;
  const all = (of: typeof en): readonly (readonly [string, string])[] => [
    ...leaves(of.messages, ""),
    ...leaves(of.formatWords, "formatWords"),
  ];
  const swedish = new Map(all(sv));
  return all(en).map(([path, english]) => ({ path, english, swedish: swedish.get(path) ?? "" }));
}

describe("the Swedish texts", () => {
  it("are not the English ones, but for those that are the same on purpose", () => {
    const same = pairs().filter(
      ({ english, swedish }) => english === swedish && /\p{L}/u.test(english.replace(/\{\w+\}/g, "")),
    );
    expect(
      same
        .filter(({ english }) => !SAME.has(english.replace(/\{\w+\}/g, "").trim()))
        .map(({ path, english }) => `${path}: ${english}`),
    ).toEqual([]);
  });

  it.runIf(existsSync(GLOSSARY))("use the terms of the glossary", () => {
    const terms = readGlossary(readFileSync(GLOSSARY, "utf8"));
    expect(terms.length).toBeGreaterThan(100);
    const off = offTerm(pairs(), terms).filter((text) => !OTHERWISE.some(([pattern]) => pattern.test(text)));
    expect(off).toEqual([]);
  });
});

describe("a term of the glossary", () => {
  const terms = readGlossary(
    "en,sv,category\ndevice,enhet,a\nmanaged device,hanterad enhet,a\nrequired (assignment),obligatorisk,a\n",
  );
  const off = (english: string, swedish: string): number =>
    offTerm([{ path: "x", english, swedish }], terms).length;

  it("is missed where another word stands in its place, and found in every form", () => {
    expect(off("All devices", "Alla apparater")).toBe(1);
    expect(off("All devices", "Alla enheter")).toBe(0);
    expect(off("Managed devices", "Hanterade enheter")).toBe(0);
    expect(off("Managed devices", "Styrda enheter")).toBe(1);
  });

  it("does not count inside another word, or in another context", () => {
    expect(off("Devicewise", "Annat")).toBe(0);
    expect(off("Password required", "Lösenord krävs")).toBe(0);
  });
});
