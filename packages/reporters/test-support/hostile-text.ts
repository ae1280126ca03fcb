import * as fc from "fast-check";

const ODD = [
  "\uD800",
  "\uDC00x",
  "\u202Eabc\u202C",
  "\u2066x\u2069",
  "👩‍👩‍👧‍👦",
  "🇸🇪",
  "❤️",
  "👍🏽",
  "1️⃣",
  "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A",
  "日本語",
  "한국어",
  "עִבְרִית",
  "العربية",
  "हिन्दी",
  "ไทย",
  "≥ 95 %",
  "→",
  "\u0000\u0007\u001B[31m",
  "\uFFFE\uFFFF",
  "\u{10FFFD}",
  "\uE000",
  "\u00AD",
  "\u200B",
  " ",
  "\n",
  "fi ffi",
  "AVATAR",
  "(a\\)b",
] as const;

/** Texts that try to break a layout: every plane, lone surrogates, bidi controls, joined emoji, long tokens. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...ODD), { maxLength: 12 }).map((parts) => parts.join("")),
  },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 500 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0xd800, max: 0xdfff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("W", "Å", "日", "ع", "👍"), fc.integer({ min: 400, max: 5_000 }))
      .map(([sign, times]) => sign.repeat(times)),
  },
);
