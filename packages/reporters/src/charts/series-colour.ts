import type { Tone } from "@intune-om/core";
import type { Palette } from "../theme.ts";

/** A colour per series: its tone's, and a lighter shade each time the same tone comes again. */
export function seriesColours(tones: readonly Tone[], palette: Palette): readonly string[] {
  const seen = new Map<Tone, number>();
  return tones.map((tone) => {
    const times = seen.get(tone) ?? 0;
    seen.set(tone, times + 1);
    return lighter(palette.tones[tone].fill, Math.min(0.66, times * 0.33));
  });
}

function lighter(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(channel + (255 - channel) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("").toUpperCase()}`;
}
