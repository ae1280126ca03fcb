import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = new URL("..", import.meta.url).pathname;

/** What each package may import of the others: core ← reporters, core ← notifiers, all three ← cli. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "packages/core": [],
  "packages/reporters": ["@intune-om/core"],
  "packages/notifiers": ["@intune-om/core"],
  "packages/cli": [
    "@intune-om/core",
    "@intune-om/reporters",
    "@intune-om/notifiers",
    "@intune-om/demo-tenant",
    "@intune-om/example-organisation",
  ],
  "examples/demo-tenant": [],
};

/** The demo tenant knows what Graph takes: the fakes of the core's tests ask it, the core itself never does. */
const TEST_SUPPORT = { folder: "packages/core/test-support", allowed: ["@intune-om/demo-tenant"] };

/** Stages of the core by folder: a folder may import those that stand before it, and what all share. */
const PURE_FOLDERS = ["assess", "compose", "alerts/rules", "alerts/custom", "alerts/routing"];
const WORLD_FOLDERS = ["graph/", "store/", "run/"];

function sources(folder: string): readonly string[] {
  return filesIn(join(folder, "src"));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

function imports(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import|import\.meta\.resolve\()\s*\(?["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
}

function offences(folder: string, allowed: readonly string[]): readonly string[] {
  return offencesOf(sources(folder), allowed);
}

function offencesOf(files: readonly string[], allowed: readonly string[]): readonly string[] {
  return files.flatMap((file) =>
    imports(file)
      .filter((name) => name.startsWith("@intune-om/"))
      .filter((name) => !allowed.some((ok) => name === ok || name.startsWith(`${ok}/`)))
      .map((name) => `${file} imports ${name}`),
  );
}

describe("the direction of dependencies", () => {
  it.each(Object.entries(MAY_IMPORT))("%s imports only the packages below it", (folder, allowed) => {
    expect(sources(folder).length).toBeGreaterThan(0);
    expect(offences(folder, allowed)).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))(
    "%s declares no other package of ours as a dependency",
    (folder, allowed) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
        dependencies?: Record<string, string>;
      };
      const ours = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith("@intune-om/"));
      expect(ours.filter((name) => !allowed.includes(name))).toEqual([]);
    },
  );

  it("lets what the core's tests stand on import the demo tenant alone", () => {
    const { folder, allowed } = TEST_SUPPORT;
    expect(offencesOf(filesIn(folder), allowed)).toEqual([]);
  });

  it("is one that this check can see broken", () => {
    expect(offences("packages/cli", [])).not.toEqual([]);
  });

  it("keeps packages from reaching into each other's folders", () => {
    const reaching = Object.keys(MAY_IMPORT).flatMap((folder) =>
      sources(folder).filter((file) =>
        imports(file).some((name) =>
          /^(\.\.\/)+(packages|examples|core|cli|reporters|notifiers)\//.test(name),
        ),
      ),
    );
    expect(reaching).toEqual([]);
  });

  it("keeps the pure stages away from the network, the store and the run", () => {
    const impure = PURE_FOLDERS.flatMap((stage) =>
      sources("packages/core")
        .filter((file) => file.startsWith(`packages/core/src/${stage}/`) && !file.endsWith(".test.ts"))
        .filter((file) =>
          imports(file).some(
            (name) => WORLD_FOLDERS.some((world) => name.includes(`/${world}`)) || name.startsWith("node:"),
          ),
        ),
    );
    expect(impure).toEqual([]);
  });
});

describe("the library", () => {
  const LIBRARY = ["packages/core", "packages/reporters", "packages/notifiers"];
  const FORBIDDEN = /Date\.now\(\)|new Date\(\)|Math\.random\(\)|process\.(?:env|exit|argv)|console\./;

  const HOLDERS = /^(?:export )?const (\w+)(?:: [^=]+)? = (?:new (?:Map|Set|WeakMap|WeakSet)\b|\[|\{)/gm;

  /** Whether a module has something at its top level that changes while it is used. */
  function keeps(text: string): boolean {
    if (/^(?:export )?let /m.test(text)) return true;
    return [...text.matchAll(HOLDERS)].some(([, name]) =>
      new RegExp(
        `(?<![\\w.])${name}(?:\\.(?:set|add|push|unshift|splice|delete|clear)\\(|\\[[^\\]]+\\] = )`,
      ).test(text),
    );
  }

  it("keeps nothing in the modules of the core, where two callers and two tests of one process would meet", () => {
    const files = [...sources("packages/core"), ...filesIn("packages/core/test-support")];
    expect(
      files.filter((file) => !file.endsWith(".test.ts") && keeps(readFileSync(join(root, file), "utf8"))),
    ).toEqual([]);
    const known = readFileSync(join(root, "packages/notifiers/src/mime/encode-base64-lines.ts"), "utf8");
    expect(keeps(known), "a module that this check can see keep something").toBe(true);
  });

  it("reaches for no clock, chance, environment or console of its own", () => {
    const reaching = LIBRARY.flatMap(sources)
      .filter((file) => !/\.(?:test|contract)\.ts$|\/clock\.ts$/.test(file))
      .filter((file) =>
        FORBIDDEN.test(readFileSync(join(root, file), "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "")),
      );
    expect(reaching).toEqual([]);
  });
});

describe("what a daemon has in its memory while it waits", () => {
  /** Files of the core and the command that are loaded with a file, without what is loaded when it is needed. */
  function loadedWith(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    const text = readFileSync(join(root, file), "utf8");
    for (const [, , name = ""] of text.matchAll(/^(?:import|export)(?! type)([^;]*? from)? "([^"]+)";/gm)) {
      if (name.startsWith(".")) loadedWith(join(file, "..", name), seen);
      if (name === "@intune-om/core") loadedWith("packages/core/src/index.ts", seen);
      if (name === "@intune-om/core/base") loadedWith("packages/core/src/base.ts", seen);
      if (name === "@intune-om/notifiers") loadedWith("packages/notifiers/src/index.ts", seen);
    }
    return seen;
  }
  const STAGES =
    /^packages\/core\/src\/(?:index\.ts|collect\/collectors|alerts\/rules\/|assess\/kpis|compose\/(?!letter\.ts)|config\/load|run\/report-runner)/;
  const stagesWith = (file: string): readonly string[] =>
    [...loadedWith(file)].filter((name) => STAGES.test(name));

  it.each([
    "packages/cli/src/program.ts",
    "packages/cli/src/actions/start.ts",
    "packages/cli/src/actions/worker.ts",
    "packages/notifiers/src/index.ts",
  ])("holds no stage: %s loads none", (file) => {
    expect(stagesWith(file)).toEqual([]);
  });

  it("is something that this check can see broken", () => {
    expect(stagesWith("packages/cli/src/actions/run.ts")).not.toEqual([]);
  });
});

describe("the top level", () => {
  it("holds what a newcomer expects there and nothing else", () => {
    // What a user's own runs leave here is ignored by git and is none of the project.
    const ignored = readFileSync(join(root, ".gitignore"), "utf8").split("\n");
    const entries = readdirSync(root).filter(
      (name) => !name.startsWith(".") && !ignored.some((line) => line.replaceAll("/", "") === name),
    );
    expect(entries.sort()).toEqual([
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "README.md",
      "docs",
      "examples",
      "package.json",
      "packages",
      "pnpm-lock.yaml",
      "pnpm-workspace.yaml",
      "test",
      "tsconfig.base.json",
    ]);
  });
});
