import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTexts } from "./find-texts.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** Folders of the core in which nothing is written for readers. Every other one is looked through, new ones too. */
const NOT_FOR_READERS = new Set([
  // Why an audience is as it is, told by the command to whoever approves.
  "audiences",
  "collect",
  "config",
  "deliver",
  "dispatch",
  "domain",
  "feeds",
  "graph",
  "locales",
  // What `plan check` and the records of runs say is for whoever runs the command, and is English like the command.
  "plan",
  "run",
  "store",
  "text",
  "updates",
]);

/** Files whose texts are for whoever runs the command or wrote the file: English, like all that the command says. */
const FOR_OPERATORS = [
  // What is wrong with rules and plug-ins, for administrators.
  /^core\/src\/alerts\/(?:judge-tenant|rule-unknown|rules-in-use|threshold-order|uncollected|plugins\/[\w-]+)\.ts$/,
  /^core\/src\/drills\/called-by-route\.ts$/,
  // What thresholds mean, for the schema of the plan and `alerts rules`.
  /^core\/src\/alerts\/rules\//,
  /^core\/src\/helpdesk\/(?:article|find-articles|front-matter|parse-article|read-knowledge|repeated-codes)[\w-]*\.ts$/,
  /^core\/src\/training\/(?:completion|read-completions)[\w-]*\.ts$/,
  /^core\/src\/notices\/(?:approve|draft|gather|notice-gate|recheck|send|settle|source-state)[\w-]*\.ts$/,
  /^core\/src\/notices\/kinds\/(?:grace-period|welcome)\.ts$/,
  // Why a run was skipped, as the records of runs say it.
  /^core\/src\/schedule\/(?:decide-due|may-begin|schedule-tick)\.ts$/,
];

/** What stands in the code on purpose. */
const ON_PURPOSE: Readonly<Record<string, readonly RegExp[]>> = {
  // Commands are typed as they are.
  "core/src/compose/alert-commands.ts": [/^intune-om /],
  "core/src/compose/checklist-words.ts": [
    /^(?:round|plan|drill|updates|training|deployments|newcomers|notices) [\w-]+/,
  ],
  "core/src/compose/dead-man-letter.ts": [/^intune-om /],
  "core/src/compose/reminder-letter.ts": [/^intune-om /],
  "core/src/drills/drill-letter.ts": [/^intune-om /],
  // Names, the same in every language.
  "core/src/compose/sections/compliance.ts": [/^iOS, iPadOS$/],
  "core/src/compose/product-name.ts": [/^(?:Microsoft|Intune|Enterprise Mobility) /],
  // Words of the formats' own grammar, and names of fonts.
  "reporters/src/html/chart-context.ts": [/ sans-serif$/],
  "reporters/src/html/html-style.ts": [/^:root\{/, /^#[0-9A-F]{6}$/],
  "reporters/src/html/html-template.ts": [/^default-src /],
  "reporters/src/mail/chart-image.ts": [/^Noto Sans$/],
  "reporters/src/mail/letter-template.ts": [/ (?:sans-serif|monospace)$/, /^#[0-9A-F]{6}$/],
  "reporters/src/mail/mail-template.ts": [/ sans-serif$/, /^(?:style="|padding:)/],
  "reporters/src/pdf/canvas.ts": [/ BMC|BDC$/, /^(?:\/Span|EMC)$/],
};

function modules(folder: string): readonly string[] {
  return readdirSync(join(ROOT, "packages", folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.(?:test|contract|d)\.ts$/.test(name))
    .filter((name) => !NOT_FOR_READERS.has(name.split("/")[0] ?? ""))
    .map((name) => join(folder, name))
    .filter((name) => !FOR_OPERATORS.some((pattern) => pattern.test(name)));
}

function textsOutside(file: string, source: string): readonly string[] {
  const known = ON_PURPOSE[file] ?? [];
  return findTexts(file, source)
    .filter(({ text }) => !known.some((pattern) => pattern.test(text)))
    .map(({ line, text }) => `${file}:${line} ${JSON.stringify(text)}`);
}

describe("what readers see comes from the catalogues alone", () => {
  const files = [...modules("core/src"), ...modules("reporters/src")];

  it.each(files)("in %s", (file) => {
    expect(textsOutside(file, readFileSync(join(ROOT, "packages", file), "utf8"))).toEqual([]);
  });
});

describe("a text that is not from a catalogue is found", () => {
  const found = (source: string): readonly string[] =>
    findTexts("planted.ts", source).map(({ text }) => text);

  it("between the tags of a template, and where it is spoken", () => {
    const template =
      'const page = `<h1>{{title}}</h1><p>Read {{count}} more</p><img alt="The state" src="x">`;';
    expect(found(template)).toEqual(["The state", "Read  more"]);
    expect(found('const mail = `<mj-text><div style="color:${ink}">{{lead}}</div></mj-text>`;')).toEqual([]);
  });

  it("in a part of a document, even one word of it", () => {
    expect(found('const block = { kind: "callout", tone: "good", title: "Done" };')).toEqual(["Done"]);
    expect(found('const block = { kind: "text", text: ready ? texts.done : "Later" };')).toEqual(["Later"]);
    expect(found("const letter = { paragraphs: [`Hej ${name}`], links: [] };")).toEqual(["Hej …"]);
  });

  it("as a sentence or in Swedish wherever it stands, with its line", () => {
    expect(findTexts("planted.ts", 'const a = 1;\nsay("not much");')).toEqual([
      { line: 2, text: "not much" },
    ]);
    expect(found('say("Åtgärder")')).toEqual(["Åtgärder"]);
  });

  it("and codes, types, imports and faults are none", () => {
    const code = `import { a } from "two words"; type Kind = "some day" | "never";
      const block = { kind: "table", id: "some-id", type: "integer" }; throw new OmError("it failed", { hint: "Try again." });`;
    expect(found(code)).toEqual([]);
  });
});
