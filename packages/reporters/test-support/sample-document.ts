import type { Document, LocaleId, Notice, Section } from "@intune-om/core";
import { sampleCharts } from "./sample-charts.ts";
import { sampleKpis } from "./sample-kpis.ts";
import { hostileNews, sampleNews } from "./sample-news.ts";
import { deviceTable, emptyTable, hostileTable, updateTable } from "./sample-tables.ts";
import { type SampleWords, sampleWords } from "./sample-words.ts";

export interface SampleOptions {
  /** Default `sv`. */
  readonly locale?: LocaleId;
  /** Adds a section of texts, links and numbers that try to break a renderer. Default false. */
  readonly hostile?: boolean;
  /** Rows of the long device table. Default 90. */
  readonly deviceRows?: number;
  /** Reading limit of the long device table. Default none. */
  readonly readingLimit?: number;
  /** Whether some sources could not be read. Default true. */
  readonly notices?: boolean;
}

/** A rich, deterministic report with every kind of block, chart, column and tone, in Swedish or English. */
export function sampleDocument(options: SampleOptions = {}): Document {
  const locale = options.locale ?? "sv";
  const words = sampleWords[locale];
  return {
    reportId: "stakeholder-weekly",
    title: words.title,
    organisation: "Contoso Ångström AB",
    tenantName: "contoso.onmicrosoft.com",
    audience: words.audience,
    locale,
    timeZone: "Europe/Stockholm",
    generatedAt: new Date("2026-11-22T06:00:00Z"),
    dataAt: new Date("2026-11-22T05:42:00Z"),
    period: { from: new Date("2026-11-15T23:00:00Z"), to: new Date("2026-11-22T06:00:00Z") },
    status: { tone: "attention", label: words.statusLabel, sentence: words.statusSentence },
    notices: options.notices === false ? [] : sampleNotices(words),
    sections: [...sampleSections(words, options), ...(options.hostile ? [hostileSection()] : [])],
    labels: words.labels,
  };
}

function sampleNotices({ say }: SampleWords): readonly Notice[] {
  return [
    {
      tone: "unknown",
      title: say("Microsoft Defender could not be read", "Microsoft Defender kunde inte läsas"),
      text: say("Figures on threats are missing, not zero.", "Siffror om hot saknas, de är inte noll."),
      fix: say(
        "Grant the application the permission DeviceManagementConfiguration.Read.All and consent as an administrator.",
        "Ge applikationen behörigheten DeviceManagementConfiguration.Read.All och godkänn som administratör.",
      ),
    },
    {
      tone: "attention",
      title: say("The device list is incomplete", "Enhetslistan är ofullständig"),
      text: say(
        "The service stopped answering after 1,200 devices.",
        "Tjänsten slutade svara efter 1 200 enheter.",
      ),
    },
  ];
}

function sampleSections(words: SampleWords, options: SampleOptions): readonly Section[] {
  const { say } = words;
  const charts = sampleCharts(words);
  const kpis = sampleKpis(words);
  return [
    {
      id: "overview",
      title: say("The week in figures", "Veckan i siffror"),
      intro: say("Eight figures against their targets.", "Åtta nyckeltal mot sina mål."),
      blocks: [{ kind: "kpis", items: kpis }, charts.line],
    },
    {
      id: "compliance",
      title: say("Compliance", "Efterlevnad"),
      intro: say(
        "Devices are compliant when they meet the requirements on encryption, operating system and protection.",
        "Enheter följer kraven när de uppfyller det som gäller för kryptering, operativsystem och skydd.",
      ),
      blocks: [
        charts.stacked,
        charts.bar,
        {
          kind: "callout",
          tone: "bad",
          title: say("41 devices without encryption", "41 enheter utan kryptering"),
          text: say(
            "They hold personal data. The help desk calls the owners this week.",
            "De bär personuppgifter. Servicedesk ringer ägarna i veckan.",
          ),
        },
        deviceTable(words, options.deviceRows ?? 90, options.readingLimit),
      ],
    },
    {
      id: "updates",
      title: say("What is about to change", "Det här är på väg att ändras"),
      blocks: [
        updateTable(words),
        sampleNews(words),
        {
          kind: "callout",
          tone: "good",
          title: say("Nothing else needs a decision", "Inget annat kräver beslut"),
        },
        emptyTable(words),
      ],
    },
    {
      id: "next-steps",
      title: say("Next steps", "Nästa steg"),
      blocks: [
        {
          kind: "list",
          ordered: true,
          items: [
            {
              text: say("Renew the certificate", "Förnya certifikatet"),
              detail: say(
                "Owner: the platform team, by Friday.",
                "Ansvarig: plattformsgruppen, senast fredag.",
              ),
            },
            { text: say("Read the guide", "Läs vägledningen"), url: "https://learn.microsoft.com/intune/" },
            { text: say("Replace the last Windows 10 devices", "Byt ut de sista Windows 10-enheterna") },
          ],
        },
        {
          kind: "list",
          items: [
            {
              text: say(
                "Figures are counted per device, not per user.",
                "Siffrorna räknas per enhet, inte per användare.",
              ),
            },
            {
              text: say(
                "A missing source is never counted as healthy.",
                "En källa som saknas räknas aldrig som frisk.",
              ),
            },
          ],
        },
        {
          kind: "paragraph",
          text: say(
            "The plan is revised every quarter.\nThe next revision is in January.",
            "Planen ses över varje kvartal.\nNästa översyn är i januari.",
          ),
        },
        {
          kind: "paragraph",
          muted: true,
          text: say("Questions: intune-driften@contoso.example", "Frågor: intune-driften@contoso.example"),
        },
      ],
    },
  ];
}

function hostileSection(): Section {
  return {
    id: "hostile",
    title: "Hostile <img src=x onerror=alert(1)> \u202Etxet",
    intro: `Long token: ${"Å".repeat(2_000)}`,
    blocks: [
      hostileTable(),
      hostileNews(),
      {
        kind: "list",
        items: [
          { text: "javascript link", url: "javascript:alert(document.cookie)" },
          { text: "<a href='x'>", detail: "{{constructor}}" },
        ],
      },
      {
        kind: "chart",
        title: "Chart & <svg onload=x>",
        description: '"quotes" & <tags>',
        chart: {
          type: "bar",
          unit: "<b>",
          bars: [
            { label: "</text><script>alert(1)</script>", value: Number.NaN, tone: "bad" },
            { label: "−1", value: -1, tone: "good" },
          ],
        },
      },
      {
        kind: "chart",
        title: "Empty",
        description: "Nothing",
        chart: { type: "line", unit: "", series: [] },
      },
    ],
  };
}
