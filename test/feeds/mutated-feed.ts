import * as fc from "fast-check";
import type { SampleFeed } from "./sample-feeds.ts";

/** A sample after some accidents, as it would come from a server. */
export interface MutatedFeed {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** How a failure shows it: its beginning is enough, as seed and path bring the whole again. */
  readonly [fc.toStringMethod]: () => string;
}

type Mutation = (bytes: Buffer) => Buffer;

/** Pieces that end, begin or mean something in one of the formats that feeds come in. */
const SIGNS = Array.from(
  "<>&\"'`{}[]()\\/|#=,:;-*\0\n\r\t\u0007\u001B\u202E\u2066\u{FEFF}\u{FFFE}\u0085\u2028",
);
const MARKUP_BITS =
  `<!-- --> <![CDATA[ ]]> <?xml ?> &a; &#0; &#x110000; &amp; &lt; &quot; <item> </item> <title> </title>
<link> <link/> </channel> </rss> <svg/onload=x> &lt;script&gt; <script>alert(1)</script>`.split(/\s+/);
const ADDRESS_BITS =
  "javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd //evil.example/ https://u:p@evil.example/".split(
    " ",
  );
const TEXT_BITS =
  '```|[a](javascript:alert(1))|"__proto__":|"id":|null,|1e999|NaN|\\u0000|\\ud800|{{{x}}}|${x}|%00'.split(
    "|",
  );
const LONG_BITS = [
  "<!DOCTYPE rss [",
  "<!ENTITY a 'x'>",
  "<img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "## ",
  "#### ",
  "<!-- 12345678 -->",
  "Week of ",
  "> - ",
  "\r\nBcc: a@b.example",
];
const BITS: readonly string[] = [...SIGNS, ...MARKUP_BITS, ...ADDRESS_BITS, ...TEXT_BITS, ...LONG_BITS];

const ADDRESS_SCHEMES = [
  "javascript:",
  "data:",
  "vbscript:",
  "file:",
  "//",
  "http://user:secret@",
  "mailto:",
  "HTTPS:",
  "\u0001https:",
];

/** A place in the bytes, whatever their number turns out to be. */
const place: fc.Arbitrary<(length: number) => number> = fc
  .nat(0xffff_ffff)
  .map((spot) => (length) => spot % (length + 1));

function insert(bytes: Buffer, at: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}

const flip: fc.Arbitrary<Mutation> = fc
  .tuple(place, fc.integer({ min: 1, max: 255 }))
  .map(([spot, mask]) => (bytes) => {
    const flipped = Buffer.from(bytes);
    const at = spot(Math.max(0, bytes.length - 1));
    if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ mask;
    return flipped;
  });

const cut: fc.Arbitrary<Mutation> = fc.tuple(place, fc.nat(200)).map(([spot, length]) => (bytes) => {
  const at = spot(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
});

const end: fc.Arbitrary<Mutation> = place.map((spot) => (bytes) => bytes.subarray(0, spot(bytes.length)));

const addition: fc.Arbitrary<Mutation> = fc
  .tuple(
    place,
    fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: "binary", maxLength: 8 })),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(
    ([spot, bit, times]) =>
      (bytes) =>
        insert(bytes, spot(bytes.length), Buffer.from(bit.repeat(times > 30 ? times : 1))),
  );

const doubling: fc.Arbitrary<Mutation> = fc
  .tuple(place, place, fc.nat(600))
  .map(([from, to, length]) => (bytes) => {
    const at = from(bytes.length);
    return insert(bytes, to(bytes.length), bytes.subarray(at, at + length));
  });

const otherScheme: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom(...ADDRESS_SCHEMES), place)
  .map(([scheme, spot]) => (bytes) => {
    const text = bytes.toString("latin1");
    const places = Array.from(text.matchAll(/https:\/\//g), ({ index }) => index);
    const at = places[spot(Math.max(0, places.length - 1))];
    if (at === undefined) return bytes;
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(scheme),
      bytes.subarray(at + "https://".length),
    ]);
  });

/** The same text in another encoding than the one it names. */
const reencoding: fc.Arbitrary<Mutation> = fc
  .constantFrom<(text: string) => Buffer>(
    (text) => Buffer.from(text, "utf16le"),
    (text) => Buffer.from(`\u{FEFF}${text}`, "utf16le"),
    (text) => Buffer.from(`\u{FEFF}${text}`, "utf16le").swap16(),
    (text) => Buffer.from(text, "latin1"),
    (text) => Buffer.from(`\u{FEFF}${text}`),
  )
  .map((encode) => (bytes) => encode(bytes.toString("utf8")));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: flip },
  { weight: 2, arbitrary: cut },
  { weight: 1, arbitrary: end },
  { weight: 6, arbitrary: addition },
  { weight: 2, arbitrary: doubling },
  { weight: 2, arbitrary: otherScheme },
  { weight: 1, arbitrary: reencoding },
);

const CONTENT_TYPES = [
  null,
  "text/xml",
  "text/html; charset=utf-8",
  "text/xml; charset=iso-8859-1",
  "text/xml; charset=koi8-r",
  "text/xml; charset=shift_jis",
  "text/xml; charset=utf-16",
  'application/json; charset="bogus"',
] as const;

/** Samples with one to six accidents each, as many of every kind. */
export function mutatedFeeds(samples: readonly SampleFeed[]): fc.Arbitrary<MutatedFeed> {
  const contentType = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...CONTENT_TYPES) },
  );
  const byKind = Map.groupBy(samples, ({ kind }) => kind);
  const anyKind = fc.oneof(...Array.from(byKind.values(), (ofKind) => fc.constantFrom(...ofKind)));
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });
  return fc.tuple(anyKind, mutations, contentType).map(([{ kind, text }, changes, type]) => {
    const bytes = changes.reduce<Buffer>((before, change) => change(before), Buffer.from(text));
    const shown = `${kind}, ${type}: ${JSON.stringify(bytes.toString("latin1").slice(0, 600))}`;
    return { kind, bytes, contentType: type, [fc.toStringMethod]: () => shown };
  });
}
