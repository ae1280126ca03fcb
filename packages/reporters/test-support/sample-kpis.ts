import type { KpiCard, Tone } from "@intune-om/core";
import type { SampleWords } from "./sample-words.ts";

interface Figure {
  readonly id: string;
  readonly name: readonly [string, string];
  readonly number: number | null;
  readonly unit: KpiCard["unit"];
  readonly value: string;
  readonly tone: Exclude<Tone, "neutral">;
  readonly target: string | null;
  readonly basis: readonly [string, string] | null;
  readonly change: KpiCard["change"];
  readonly trend: KpiCard["trend"];
}

/** Eight cards: every tone, a missing figure, a trend with gaps, and changes in both directions. */
export function sampleKpis({ states, labels, say }: SampleWords): readonly KpiCard[] {
  const comma = say(".", ",");
  const points = say("percentage points", "procentenheter");
  const figures: readonly Figure[] = [
    {
      id: "compliance",
      name: ["Compliant devices", "Enheter som följer kraven"],
      number: 97.3,
      unit: "percent",
      value: `97${comma}3 %`,
      tone: "good",
      target: "≥ 95 %",
      basis: ["1,168 of 1,200 devices", "1 168 av 1 200 enheter"],
      change: { text: `+1${comma}2 ${points}`, direction: "up", better: true },
      trend: [94.1, 94.8, 95.2, 94.9, 96.1, 96.1, 97.3],
    },
    {
      id: "encryption",
      name: ["Encrypted disks", "Krypterade diskar"],
      number: 96.6,
      unit: "percent",
      value: `96${comma}6 %`,
      tone: "attention",
      target: "≥ 98 %",
      basis: ["1,159 of 1,200 devices", "1 159 av 1 200 enheter"],
      change: { text: `−0${comma}4 ${points}`, direction: "down", better: false },
      trend: [97.1, null, null, 97.2, 97, 97, 96.6],
    },
    {
      id: "os-current",
      name: ["Supported and patched operating systems", "Operativsystem med stöd och aktuella uppdateringar"],
      number: 88.4,
      unit: "percent",
      value: `88${comma}4 %`,
      tone: "bad",
      target: "≥ 95 %",
      basis: ["1,061 of 1,200 devices", "1 061 av 1 200 enheter"],
      change: { text: `−3${comma}1 ${points}`, direction: "down", better: false },
      trend: [93, 92.8, 92.1, 91.5, 91.5, 89.9, 88.4],
    },
    {
      id: "malware",
      name: ["Devices with active threats", "Enheter med aktiva hot"],
      number: null,
      unit: "devices",
      value: labels.missing,
      tone: "unknown",
      target: "0",
      basis: ["Defender could not be read", "Defender kunde inte läsas"],
      change: null,
      trend: [2, 1, 0, 0, null, null, null],
    },
    {
      id: "stale",
      name: ["Devices silent for 30 days", "Enheter tysta i 30 dagar"],
      number: 37,
      unit: "devices",
      value: "37",
      tone: "attention",
      target: "≤ 24",
      basis: ["3.1 % of all devices", "3,1 % av alla enheter"],
      change: { text: "+5", direction: "up", better: false },
      trend: [22, 25, 24, 29, 31, 32, 37],
    },
    {
      id: "apns",
      name: ["Days to Apple push certificate expiry", "Dagar till Apples pushcertifikat går ut"],
      number: 9,
      unit: "days",
      value: "9",
      tone: "bad",
      target: "≥ 30",
      basis: ["Expires 1 December 2026", "Går ut 1 december 2026"],
      change: { text: "−7", direction: "down", better: null },
      trend: [51, 44, 37, 30, 23, 16, 9],
    },
    {
      id: "apps-failed",
      name: ["Failed app installations", "Misslyckade appinstallationer"],
      number: 14,
      unit: "count",
      value: "14",
      tone: "good",
      target: "≤ 20",
      basis: null,
      change: { text: "±0", direction: "flat", better: null },
      trend: [14, 14, 14, 14, 14, 14, 14],
    },
    {
      id: "enrolled",
      name: ["Newly enrolled devices", "Nyregistrerade enheter"],
      number: 26,
      unit: "count",
      value: "26",
      tone: "good",
      target: null,
      basis: ["During the period", "Under perioden"],
      change: { text: "+11", direction: "up", better: true },
      trend: [],
    },
  ];
  return figures.map(({ name, basis, ...figure }) => ({
    ...figure,
    name: say(...name),
    stateLabel: states[figure.tone],
    basis: basis && say(...basis),
  }));
}
