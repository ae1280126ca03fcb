import { existsSync, readFileSync } from "node:fs";
import { SECTION_IDS } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { intuneOm } from "./support/command.ts";

const ROOT = new URL("../", import.meta.url);
const ARTICLE = new URL("../../shared/article.sv.md", import.meta.url);

interface Row {
  readonly sentence: string;
  readonly asks: string;
  readonly fulfilledBy: string;
  readonly shownBy: string;
}

/** The rows of the table in docs/article-trace.md. */
function traced(): readonly Row[] {
  const text = readFileSync(new URL("docs/article-trace.md", ROOT), "utf8");
  return [...text.matchAll(/^\| *(\d+) *\|([^|]+)\|([^|]+)\|([^|]+)\| *$/gm)].map((match) => ({
    sentence: match[1] ?? "",
    asks: match[2]?.trim() ?? "",
    fulfilledBy: match[3]?.trim() ?? "",
    shownBy: match[4]?.trim() ?? "",
  }));
}

const ROWS = traced();

/** What stands between backticks after a word, for example the commands of "command `run`, `collect`". */
function named(kind: "command" | "section" | "record", { fulfilledBy }: Row): readonly string[] {
  return fulfilledBy
    .split(";")
    .filter((part) => part.trim().startsWith(kind))
    .flatMap((part) => [...part.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

describe("the trace from the article", () => {
  it("has its sentences in order, each once", () => {
    expect(ROWS.map(({ sentence }) => sentence)).toEqual(ROWS.map((_, index) => String(index + 1)));
  });

  it.runIf(existsSync(ARTICLE))("has a row for every sentence that the article has", () => {
    expect(ROWS).toHaveLength(sentencesOf(readFileSync(ARTICLE, "utf8")).length);
  });

  it.each(ROWS)("says of sentence $sentence what fulfils it: $asks", (row) => {
    const all = [...named("command", row), ...named("section", row), ...named("record", row)];
    expect(all.length).toBeGreaterThan(0);
    for (const section of named("section", row)) expect(SECTION_IDS).toContain(section);
    for (const record of named("record", row)) expect(isRecord(record), record).toBe(true);
  });

  it("names commands that there are", async () => {
    const commands = new Set(ROWS.flatMap((row) => named("command", row)));
    for (const command of commands) {
      const words = command.split(" ").filter((word) => /^[a-z][a-z-]*$/.test(word));
      const { exitCode, stdout } = await intuneOm([...words, "--help"]);
      expect(exitCode, command).toBe(0);
      expect(stdout, command).toContain(`Usage: intune-om ${words.join(" ")}`);
    }
  });

  it.each(ROWS)("names a test of sentence $sentence that there is", ({ shownBy }) => {
    const tests = [...shownBy.matchAll(/`([^`]+\.test\.ts)`: ([^;]+)/g)];
    expect(tests.length).toBeGreaterThan(0);
    for (const [, file = "", name = ""] of tests) {
      const text = readFileSync(new URL(file, ROOT), "utf8");
      expect(text.includes(name.trim()), `${file} has no test "${name.trim()}"`).toBe(true);
    }
  });
});

/** A table of the store, or a key of plan.yaml. */
function isRecord(name: string): boolean {
  const schema = readFileSync(new URL("packages/core/src/store/schema.ts", ROOT), "utf8");
  const plan = readFileSync(new URL("packages/core/src/config/plan/plan-schema.ts", ROOT), "utf8");
  return schema.includes(`  ${name}: `) || plan.includes(`    ${name}: `);
}

/** Every sentence below the first heading: what ends in a full stop or a question mark, and each entry of a list. */
function sentencesOf(article: string): readonly string[] {
  const body = article
    .slice(article.indexOf("\n# Å"))
    .replaceAll(/<!--.*?-->/gs, "")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) =>
      line
        .replace(/^\s*-\s+/, "")
        .replaceAll(/\*\*[^*]+:\*\*/g, "")
        .trim(),
    )
    .filter((line) => line !== "");
  return body.flatMap((line) => line.split(/(?<=[.?])\s+(?=[A-ZÅÄÖ])/));
}
