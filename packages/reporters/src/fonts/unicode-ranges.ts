/** Whether a code point lies in a list of ranges. */
export type RangeTest = (codePoint: number) => boolean;

/** Reads a CSS `unicode-range`: `U+23,U+1f1e6-1f1ff`. What is no range is passed over. */
export function parseUnicodeRanges(text: string): RangeTest {
  const ranges = text.split(",").flatMap((part) => {
    const match = /^\s*U\+([0-9a-f]+)(?:-([0-9a-f]+))?\s*$/i.exec(part);
    if (match?.[1] === undefined) return [];
    const from = Number.parseInt(match[1], 16);
    return [{ from, to: match[2] === undefined ? from : Number.parseInt(match[2], 16) }];
  });
  return (codePoint) => ranges.some(({ from, to }) => codePoint >= from && codePoint <= to);
}
