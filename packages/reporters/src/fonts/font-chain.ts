import type { FontkitFont } from "fontkit";
import { createFace, type Face } from "./face.ts";
import type { FontFiles, Weight } from "./font-files.ts";
import { parseUnicodeRanges, type RangeTest } from "./unicode-ranges.ts";

/** The faces that a text may need, in the order they are asked; each is opened when first needed. */
export interface FontChain {
  primary(weight: Weight): Face;
  /** The first face that has every one of these code points; null when none has them all. */
  faceFor(codePoints: readonly number[], weight: Weight, picture: boolean): Face | null;
}

interface Link {
  readonly might: RangeTest;
  readonly face: () => Face;
}

const HEBREW: RangeTest = (cp) => (cp >= 0x590 && cp <= 0x5ff) || (cp >= 0xfb1d && cp <= 0xfb4f);
const ARABIC: RangeTest = (cp) =>
  (cp >= 0x600 && cp <= 0x6ff) ||
  (cp >= 0x750 && cp <= 0x77f) ||
  (cp >= 0x8a0 && cp <= 0x8ff) ||
  (cp >= 0xfb50 && cp <= 0xfefc);
const HAN: RangeTest = (cp) =>
  cp >= 0x2190 && !(cp >= 0xac00 && cp <= 0xd7ff) && !(cp >= 0xe000 && cp <= 0xf8ff);
const ANY: RangeTest = (cp) => cp <= 0xffff;

/** Builds the chain: Latin, Hebrew, Arabic, Chinese and Japanese, emoji, and a last resort. */
export function createFontChain(open: (bytes: Uint8Array) => FontkitFont, files: FontFiles): FontChain {
  const opened = new Map<string, Face>();
  const face = (key: string, read: () => Uint8Array): Face => {
    const known = opened.get(key);
    if (known) return known;
    const made = createFace(key, open(read()));
    opened.set(key, made);
    return made;
  };
  const links = (weight: Weight): readonly Link[] => [
    { might: () => true, face: () => face(`latin-${weight}`, () => files.latin(weight)) },
    { might: HEBREW, face: () => face(`hebrew-${weight}`, () => files.hebrew(weight)) },
    { might: ARABIC, face: () => face(`arabic-${weight}`, () => files.arabic(weight)) },
    { might: HAN, face: () => face("han", files.han) },
  ];
  const text = { regular: links("regular"), bold: links("bold") };
  const last: Link = { might: ANY, face: () => face("last-resort", files.lastResort) };
  let pictures: readonly Link[] | null = null;
  const pictureLinks = (): readonly Link[] => {
    pictures ??= Object.entries(files.emojiRanges()).map(([subset, ranges]) => ({
      might: parseUnicodeRanges(ranges),
      face: () => face(`emoji-${subset}`, () => files.emoji(subset)),
    }));
    return pictures;
  };

  return {
    primary: (weight) => face(`latin-${weight}`, () => files.latin(weight)),
    faceFor(codePoints, weight, picture) {
      const order = picture
        ? [...pictureLinks(), ...text[weight], last]
        : codePoints.every((cp) => cp < 0x2000)
          ? [...text[weight], last]
          : [...text[weight], ...pictureLinks(), last];
      for (const link of order) {
        if (!codePoints.every(link.might)) continue;
        const candidate = link.face();
        if (codePoints.every(candidate.has)) return candidate;
      }
      return null;
    },
  };
}
