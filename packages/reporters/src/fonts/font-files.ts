import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { unpackWoff } from "./woff.ts";

export type Weight = "regular" | "bold";

/** Reads the font files of the packages they come in. */
export interface FontFiles {
  readonly latin: (weight: Weight) => Uint8Array;
  readonly hebrew: (weight: Weight) => Uint8Array;
  readonly arabic: (weight: Weight) => Uint8Array;
  /** Chinese and Japanese, some 8 MB. */
  readonly han: () => Uint8Array;
  /** One of the files over which the emoji font is spread. */
  readonly emoji: (subset: string) => Uint8Array;
  /** By subset, the ranges of code points it holds, as CSS writes them: `U+23,U+2a,U+30-39`. */
  readonly emojiRanges: () => Readonly<Record<string, string>>;
  /** A glyph for nearly every character there is. */
  readonly lastResort: () => Uint8Array;
  /** Where the file for Latin letters lies, for renderers that open fonts themselves. */
  readonly latinPath: (weight: Weight) => string;
}

/** Finds the font packages beside this one, wherever it is installed. */
export function createFontFiles(): FontFiles {
  const require = createRequire(import.meta.url);
  // These packages export only their entry, which lies in dist/; the fonts are in the folder beside it.
  const embedPdf = (name: string, file: string): string =>
    join(dirname(require.resolve(name)), "..", "fonts", file);
  const latinPath = (weight: Weight): string =>
    embedPdf("@embedpdf/fonts-latin", `NotoSans-${named(weight)}.ttf`);
  const fontSource = (path: string): Uint8Array => unpackWoff(readFileSync(require.resolve(path)));
  return {
    latinPath,
    latin: (weight) => readFileSync(latinPath(weight)),
    hebrew: (weight) =>
      readFileSync(embedPdf("@embedpdf/fonts-hebrew", `NotoSansHebrew-${named(weight)}.ttf`)),
    arabic: (weight) =>
      readFileSync(embedPdf("@embedpdf/fonts-arabic", `NotoNaskhArabic-${named(weight)}.ttf`)),
    han: () => readFileSync(embedPdf("@embedpdf/fonts-sc", "NotoSansHans-Regular.otf")),
    emoji: (subset) => fontSource(`@fontsource/noto-emoji/files/noto-emoji-${subset}-400-normal.woff`),
    emojiRanges: () =>
      readRanges(readFileSync(require.resolve("@fontsource/noto-emoji/unicode.json"), "utf8")),
    lastResort: () => fontSource("@fontsource/unifontex/files/unifontex-latin-400-normal.woff"),
  };
}

function named(weight: Weight): string {
  return weight === "bold" ? "Bold" : "Regular";
}

function readRanges(json: string): Readonly<Record<string, string>> {
  const ranges: unknown = JSON.parse(json);
  if (typeof ranges !== "object" || ranges === null) return {};
  return Object.fromEntries(
    Object.entries(ranges).flatMap(([name, value]) =>
      typeof value === "string" ? [[name.replace(/[[\]]/g, ""), value]] : [],
    ),
  );
}
