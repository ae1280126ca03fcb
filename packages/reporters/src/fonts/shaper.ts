import { type Cluster, clusterOf } from "./cluster.ts";
import { isInvisible, isJoining, isPicture, isPlainLatin } from "./code-points.ts";
import type { Face } from "./face.ts";
import type { FontChain } from "./font-chain.ts";
import type { Weight } from "./font-files.ts";
import { stretches } from "./stretches.ts";

/** Turns text into clusters with their faces and widths. Linear in the text, and remembers what it has met. */
export interface Shaper {
  shape(text: string, weight: Weight): readonly Cluster[];
  /** Width in thousandths of the type size. */
  measure(text: string, weight: Weight): number;
}

/** Marks on one letter beyond this stand apart, so that a pile of them does not cover the lines above. */
const GRAPHEME_LIMIT = 8;
/** Letters of a joined script that are shaped together at most. */
const JOINED_LIMIT = 24;

/** Signs that the Latin face lacks and that two of its glyphs make up, one over the other. */
const OVERLAYS: Readonly<Record<string, readonly [string, string]>> = { "≥": [">", "_"], "≤": ["<", "_"] };

/** Makes a shaper over a chain of fonts. */
export function createShaper(chain: FontChain): Shaper {
  const characters = { regular: new Map<string, Cluster>(), bold: new Map<string, Cluster>() };
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

  function shape(text: string, weight: Weight): readonly Cluster[] {
    const known = characters[weight];
    const clusters: Cluster[] = [];
    if (isPlainLatin(text)) {
      for (let at = 0; at < text.length; at += 1) {
        const character = text.charAt(at);
        clusters.push(known.get(character) ?? shapeCharacter(character, weight));
      }
      return clusters;
    }
    for (const stretch of stretches(text)) {
      if (stretch.plain) {
        for (const character of stretch.text)
          clusters.push(known.get(character) ?? shapeCharacter(character, weight));
      } else for (const cluster of shapeComplex(stretch.text, weight)) clusters.push(cluster);
    }
    return clusters;
  }

  function shapeCharacter(character: string, weight: Weight): Cluster {
    const made = overlay(character, weight) ?? shapeGrapheme(character, weight)[0];
    const cluster = made ?? missing(character, weight);
    characters[weight].set(character, cluster);
    return cluster;
  }

  function shapeComplex(text: string, weight: Weight): readonly Cluster[] {
    const clusters: Cluster[] = [];
    let joined: string[] = [];
    const flush = (): void => {
      if (joined.length > 0) clusters.push(...shapeJoined(joined, weight));
      joined = [];
    };
    for (const { segment } of segmenter.segment(text)) {
      if (isJoining(segment)) {
        joined.push(segment);
        if (joined.length === JOINED_LIMIT) flush();
        continue;
      }
      flush();
      for (const cluster of shapeGrapheme(segment, weight)) clusters.push(cluster);
    }
    flush();
    return clusters;
  }

  function shapeJoined(graphemes: readonly string[], weight: Weight): readonly Cluster[] {
    const parts = graphemes.flatMap((grapheme) => shapeGrapheme(grapheme, weight));
    if (parts.length < 2) return parts;
    const text = graphemes.join("");
    const face = chain.faceFor(visiblePoints(text), weight, false);
    const glyphs = face?.shape(text);
    return face && glyphs ? [clusterOf(text, face, glyphs, parts)] : parts;
  }

  function shapeGrapheme(grapheme: string, weight: Weight): readonly Cluster[] {
    const points = Array.from(grapheme);
    if (points.length > GRAPHEME_LIMIT) {
      const head = points.slice(0, GRAPHEME_LIMIT).join("");
      return [...shapeGrapheme(head, weight), ...shapeRest(points.slice(GRAPHEME_LIMIT), weight)];
    }
    const visible = points.filter((point) => !isInvisible(point));
    if (visible.length === 0) return [];
    const codePoints = visible.map((point) => point.codePointAt(0) ?? 0);
    const face = chain.faceFor(codePoints, weight, isPicture(grapheme));
    if (face === null)
      return visible.length === 1 ? [missing(visible.join(""), weight)] : shapeRest(visible, weight);
    if (points.length === 1) {
      const glyph = face.glyph(codePoints[0] ?? 0);
      return glyph === null ? [missing(grapheme, weight)] : [clusterOf(grapheme, face, [glyph])];
    }
    return shapeSequence(grapheme, visible, face, weight);
  }

  /** Several code points that make one sign: joined when the face knows the whole, else one after the other. */
  function shapeSequence(
    grapheme: string,
    visible: readonly string[],
    face: Face,
    weight: Weight,
  ): readonly Cluster[] {
    const picture = isPicture(grapheme);
    const whole = face.shape(picture ? grapheme : visible.join(""));
    const drawn = whole?.filter((glyph) => !isInvisible(glyph.text)) ?? [];
    if (drawn.length > 0 && (!picture || drawn.length === 1)) {
      return [clusterOf(picture ? grapheme : visible.join(""), face, drawn)];
    }
    const alone = visible.length === 1 ? face.glyph(visible[0]?.codePointAt(0) ?? 0) : null;
    return alone === null ? shapeRest(visible, weight) : [clusterOf(visible.join(""), face, [alone])];
  }

  function shapeRest(points: readonly string[], weight: Weight): readonly Cluster[] {
    return points.flatMap((point) => shapeGrapheme(point, weight));
  }

  function overlay(character: string, weight: Weight): Cluster | null {
    const pair = OVERLAYS[character];
    if (pair === undefined) return null;
    const face = chain.primary(weight);
    const [sign, under] = pair.map((part) => face.glyph(part.codePointAt(0) ?? 0));
    if (!sign || !under) return null;
    const below = { ...under, advance: 0, dx: (sign.advance - under.advance) / 2 - sign.advance, dy: 90 };
    return clusterOf(character, face, [sign, below]);
  }

  /** What no face can draw is written as its number, so that the reader sees that something stands there. */
  function missing(character: string, weight: Weight): Cluster {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const parts = Array.from(`[U+${number}]`).map((sign) => shapeCharacter(sign, weight));
    const face = chain.primary(weight);
    return clusterOf(
      `[U+${number}]`,
      face,
      parts.flatMap((part) => part.glyphs),
      parts,
    );
  }

  return {
    shape,
    measure: (text, weight) => shape(text, weight).reduce((sum, cluster) => sum + cluster.advance, 0),
  };
}

function visiblePoints(text: string): readonly number[] {
  return Array.from(text)
    .filter((point) => !isInvisible(point))
    .map((point) => point.codePointAt(0) ?? 0);
}
