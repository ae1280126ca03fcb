import type { Tone } from "@intune-om/core";

/** The colours of one tone. A word always stands beside them: colour is never the only sign. */
export interface ToneColours {
  /** Bars, lines, dots and large areas. At least 3:1 against white. */
  readonly fill: string;
  /** A tint behind text. */
  readonly soft: string;
  /** Text in this tone, on white or on `soft`. At least 4.5:1. */
  readonly text: string;
  /** Text that stands on `fill`. At least 4.5:1. */
  readonly onFill: string;
}

export interface Palette {
  readonly ink: string;
  /** Secondary text, at least 4.5:1 on white and on `zebra`. */
  readonly muted: string;
  readonly rule: string;
  readonly zebra: string;
  readonly paper: string;
  readonly brand: string;
  readonly link: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
}

/**
 * The house colours. Good is a blue-green and bad a brick red, so that they differ in lightness and in
 * the blue channel for readers who do not tell red from green.
 */
export const palette: Palette = {
  ink: "#1B2430",
  muted: "#566072",
  rule: "#D9DEE6",
  zebra: "#F6F8FA",
  paper: "#FFFFFF",
  brand: "#173A5E",
  link: "#0B5CAD",
  tones: {
    good: { fill: "#0E7C6B", soft: "#E4F3F0", text: "#0A6154", onFill: "#FFFFFF" },
    attention: { fill: "#C77700", soft: "#FDF1DD", text: "#855000", onFill: "#000000" },
    bad: { fill: "#A82222", soft: "#FBE6E4", text: "#9A1F1F", onFill: "#FFFFFF" },
    neutral: { fill: "#3D6A9E", soft: "#E7EEF6", text: "#2C5282", onFill: "#FFFFFF" },
    unknown: { fill: "#737D8C", soft: "#EEF0F3", text: "#4E5766", onFill: "#000000" },
  },
};

/** Type sizes in points, for print. */
export const typeScale = {
  title: 22,
  section: 15,
  block: 10.5,
  lead: 11,
  body: 9.5,
  table: 8.5,
  small: 8,
  figure: 21,
} as const;

/** Distances in points, for print. */
export const spacing = {
  hair: 2,
  tight: 4,
  small: 8,
  medium: 12,
  large: 20,
  margin: 44,
} as const;

/** Contrast of two `#RRGGBB` colours as WCAG 2.2 defines it, 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
