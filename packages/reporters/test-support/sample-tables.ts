import type { CalendarEvent, Cell, TableBlock, Tone } from "@intune-om/core";
import type { SampleWords } from "./sample-words.ts";

const DAY_MS = 86_400_000;
const START = Date.parse("2026-11-20T06:15:00Z");

const MODELS = [
  "Surface Laptop 6",
  "ThinkPad T14 Gen 5",
  "MacBook Air 13″",
  "iPhone 15",
  "Galaxy Tab Active5",
  "EliteBook 845 G11",
];
const PEOPLE = [
  "Åsa Öberg",
  "Jörgen Lindqvist",
  "Maria del Carmen Núñez",
  "Łukasz Żak",
  "山田 太郎",
  "Zoë Brontë-Smith 🌱",
];

/** A device table with every column type, `count` rows long, deterministic. */
export function deviceTable(words: SampleWords, count: number, readingLimit?: number): TableBlock {
  const { say } = words;
  return {
    kind: "table",
    id: "devices",
    title: say("Devices that need a hand", "Enheter som behöver åtgärdas"),
    columns: [
      { id: "device", title: say("Device", "Enhet"), type: "text", weight: 1.6 },
      { id: "user", title: say("User", "Användare"), type: "text", weight: 1.4 },
      { id: "state", title: say("State", "Läge"), type: "status", weight: 1.3 },
      { id: "encrypted", title: say("Encrypted", "Krypterad"), type: "boolean" },
      { id: "issues", title: say("Issues", "Brister"), type: "integer", weight: 0.8 },
      { id: "free", title: say("Free disk", "Ledig disk"), type: "percent", weight: 0.9 },
      { id: "score", title: say("Score", "Poäng"), type: "decimal", weight: 0.8 },
      { id: "seen", title: say("Last seen", "Senast sedd"), type: "datetime", weight: 1.4 },
    ],
    rows: Array.from({ length: count }, (_, row) => deviceRow(words, row)),
    emptyText: say("Every device is healthy.", "Alla enheter mår bra."),
    ...(readingLimit === undefined ? {} : { readingLimit }),
  };
}

function deviceRow({ states }: SampleWords, row: number): readonly Cell[] {
  const tones = ["good", "attention", "bad", "unknown"] as const;
  const tone = tones[row % 4] ?? "unknown";
  return [
    `SE-${String(1000 + row * 7)} ${MODELS[row % MODELS.length]}`,
    row % 11 === 10 ? null : (PEOPLE[row % PEOPLE.length] ?? null),
    { tone, label: states[tone] },
    row % 9 === 8 ? null : row % 3 !== 0,
    row % 5,
    ((row * 37) % 100) / 100,
    Math.round(((row * 61) % 1000) * 1.37) / 10,
    row % 13 === 12 ? null : new Date(START - row * DAY_MS * 0.37),
  ];
}

/** Change notices: long wrapped text, dates and links. */
export function updateTable({ say, states }: SampleWords): TableBlock {
  const notice = (
    title: string,
    text: string,
    days: number,
    tone: Tone,
    url: string | null,
  ): readonly Cell[] => [
    { text: title, url },
    text,
    new Date(START + days * DAY_MS),
    {
      tone,
      label:
        tone === "bad"
          ? say("Act now", "Agera nu")
          : tone === "attention"
            ? say("Plan", "Planera")
            : states.good,
    },
  ];
  return {
    kind: "table",
    id: "updates",
    title: say("Changes from the suppliers", "Förändringar från leverantörerna"),
    columns: [
      { id: "title", title: say("Change", "Förändring"), type: "link", weight: 2 },
      {
        id: "impact",
        title: say("What it means for us", "Vad det betyder för oss"),
        type: "text",
        weight: 3,
      },
      { id: "deadline", title: say("Deadline", "Senast"), type: "date" },
      { id: "action", title: say("Action", "Åtgärd"), type: "status", weight: 1.1 },
    ],
    rows: [
      notice(
        say("Windows 10 22H2 leaves support", "Windows 10 22H2 lämnar support"),
        say(
          "139 devices still run Windows 10. They get no security updates after the date and will be marked as non-compliant. Replace or upgrade them in the order of the plan, beginning with shared workstations at the plants.",
          "139 enheter kör fortfarande Windows 10. De får inga säkerhetsuppdateringar efter datumet och kommer att räknas som att de inte följer kraven. Byt ut eller uppgradera dem i planens ordning, med början i verkens delade arbetsstationer.",
        ),
        12,
        "bad",
        "https://learn.microsoft.com/windows/release-health/",
      ),
      notice(
        say("Renew the Apple push certificate", "Förnya Apples pushcertifikat"),
        say(
          "Without renewal every iPhone, iPad and Mac must be enrolled again.",
          "Utan förnyelse måste alla iPhone, iPad och Mac registreras på nytt.",
        ),
        9,
        "bad",
        "https://identity.apple.com/pushcert/",
      ),
      notice(
        say(
          "Android Enterprise: new management of private space",
          "Android Enterprise: ny hantering av privat utrymme",
        ),
        say("No action if personal use is already blocked.", "Ingen åtgärd om privat bruk redan är spärrat."),
        44,
        "attention",
        null,
      ),
      notice(
        say("New report on update readiness", "Ny rapport om uppdateringsberedskap"),
        say(
          "Good news: the weekly question can be answered in the portal.",
          "Goda nyheter: veckans fråga kan besvaras i portalen.",
        ),
        70,
        "good",
        "mailto:intune-driften@contoso.example",
      ),
    ],
    emptyText: say("No changes.", "Inga förändringar."),
    events: [
      event("windows-10", say("Windows 10 22H2 leaves support", "Windows 10 22H2 lämnar support"), 12),
      event("push", say("Renew the Apple push certificate", "Förnya Apples pushcertifikat"), 9),
      event(
        "private-space",
        say("Android Enterprise: private space", "Android Enterprise: privat utrymme"),
        44,
      ),
    ],
  };
}

function event(id: string, title: string, days: number): CalendarEvent {
  return {
    id,
    title,
    description: `${title}.\n${"… ".repeat(40)}`,
    at: new Date(START + days * DAY_MS),
    revision: 0,
    url: "https://learn.microsoft.com/intune/?a=1,2;b=3",
  };
}

/** A table with no rows. */
export function emptyTable({ say }: SampleWords): TableBlock {
  return {
    kind: "table",
    id: "incidents",
    title: say("Open incidents", "Öppna störningar"),
    columns: [
      { id: "what", title: say("Incident", "Störning"), type: "text" },
      { id: "since", title: say("Since", "Sedan"), type: "datetime" },
    ],
    rows: [],
    emptyText: say("No open incidents.", "Inga öppna störningar."),
  };
}

/** Rows that try to break a renderer: formulas, scripts, controls, every script, long tokens, broken numbers. */
export function hostileTable(): TableBlock {
  const rows: readonly (readonly Cell[])[] = [
    [
      '=HYPERLINK("http://evil.example")',
      { text: "Click me", url: "javascript:alert(1)" },
      Number.NaN,
      new Date(Number.NaN),
    ],
    [
      "<script>alert('x')</script>&amp;\"'",
      { text: "data", url: "data:text/html,<b>x</b>" },
      Number.POSITIVE_INFINITY,
      null,
    ],
    [
      "\u202Eevil\u202C \u0000\u0007 lone \uD800 end",
      { text: "file", url: "file:///etc/passwd" },
      -0,
      new Date(0),
    ],
    [
      "日本語 한국어 עברית العربية ไทย",
      { text: "良い", url: "https://例え.jp/パス?q=<>" },
      1e21,
      new Date("9999-12-31T23:59:59Z"),
    ],
    [
      "👩‍👩‍👧‍👦 🇸🇪 ❤️ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u{10FFFD} \uE000",
      { text: "", url: "https://example.com" },
      -12.5,
      new Date("0001-01-01T00:00:00Z"),
    ],
    ["W".repeat(5_000), { text: "x".repeat(600), url: null }, 0.1 + 0.2, new Date("2026-11-22T00:00:00Z")],
    [Array.from({ length: 1_500 }, (_, word) => `word${word}`).join(" "), null, 7, null],
    [
      "@SUM(1) {{7*7}} ${x} \ufffe\uffff",
      { text: "mail", url: "mailto:a@b.example" },
      1,
      new Date("2026-03-29T01:30:00Z"),
    ],
  ];
  return {
    kind: "table",
    id: "hostile-names",
    title: "[Hostile]: names/that*break?sheets\\and more than thirty-one characters",
    columns: [
      { id: "name", title: "Name <b>", type: "text", weight: 2 },
      { id: "link", title: "Link", type: "link", weight: 1 },
      { id: "number", title: "Number", type: "decimal", weight: 1 },
      { id: "at", title: "At", type: "datetime", weight: 1 },
    ],
    rows,
    emptyText: "-",
    events: [
      {
        id: "\uD800\r\nUID:x",
        title: "a\r\nEND:VEVENT\r\nBEGIN:VALARM; , \\ \u202E",
        description: "b\u0000\r\nATTENDEE:mailto:evil@x.example",
        at: new Date("2026-12-01T00:00:00Z"),
        revision: Number.NaN,
        url: "javascript:alert(1)",
      },
      { id: "", title: "", description: "", at: new Date(Number.NaN), revision: -1, url: "\r\nX-A:b" },
    ],
  };
}
