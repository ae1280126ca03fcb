import type { ChartBlock } from "@intune-om/core";
import type { SampleWords } from "./sample-words.ts";

const WEEK_MS = 7 * 86_400_000;
const FIRST_WEEK = Date.parse("2026-08-31T00:00:00Z");

/** One chart of each type. */
export function sampleCharts({ say, states }: SampleWords): {
  readonly bar: ChartBlock;
  readonly stacked: ChartBlock;
  readonly line: ChartBlock;
} {
  return {
    bar: {
      kind: "chart",
      title: say("Why devices fail the requirements", "Varför enheter inte följer kraven"),
      description: say(
        "Missing encryption is the most common reason, on 41 devices.",
        "Saknad kryptering är vanligast, på 41 enheter.",
      ),
      chart: {
        type: "bar",
        unit: say("devices", "enheter"),
        bars: [
          { label: say("Disk is not encrypted", "Disken är inte krypterad"), value: 41, tone: "bad" },
          {
            label: say("Operating system too old", "För gammalt operativsystem"),
            value: 33,
            tone: "attention",
          },
          {
            label: say(
              "Antivirus signatures older than seven days on a shared device",
              "Virussignaturer äldre än sju dagar på en delad enhet",
            ),
            value: 12,
            tone: "attention",
          },
          { label: say("Jailbroken", "Jailbreakad"), value: 1, tone: "bad" },
          { label: say("No password", "Lösenord saknas"), value: 0, tone: "neutral" },
        ],
      },
    },
    stacked: {
      kind: "chart",
      title: say("Compliance by platform", "Efterlevnad per plattform"),
      description: say(
        "Windows has most of the devices below target.",
        "Windows har flest enheter under målet.",
      ),
      chart: {
        type: "stacked",
        unit: say("devices", "enheter"),
        series: [
          { label: say("Compliant", "Följer kraven"), tone: "good" },
          { label: say("In grace period", "I anståndsperiod"), tone: "attention" },
          { label: say("Not compliant", "Följer inte kraven"), tone: "bad" },
          { label: states.unknown, tone: "unknown" },
        ],
        rows: [
          { label: "Windows", values: [612, 24, 38, 6] },
          { label: "iOS/iPadOS", values: [301, 4, 2, 0] },
          { label: "Android", values: [128, 0, 9, 11] },
          { label: "macOS", values: [65, 0, 0, 0] },
          { label: "Linux", values: [0, 0, 0, 0] },
        ],
      },
    },
    line: {
      kind: "chart",
      title: say(
        "Share of compliant devices over twelve weeks",
        "Andel enheter som följer kraven, tolv veckor",
      ),
      description: say(
        "The share rose from 94 to 97 percent; two weeks are missing.",
        "Andelen steg från 94 till 97 procent; två veckor saknas.",
      ),
      chart: {
        type: "line",
        unit: "%",
        target: 95,
        series: [
          {
            label: say("All devices", "Alla enheter"),
            tone: "good",
            points: weeks([93.9, 94.2, 94.1, 94.8, null, null, 95.2, 94.9, 96.1, 96.1, 96.4, 97.3]),
          },
          {
            label: say("Shared devices", "Delade enheter"),
            tone: "attention",
            points: weeks([90.1, 90.4, 90.2, 91.8, 91.8, 91.7, null, 92.9, 93.1, 93.5, 94.4, 94.1]),
          },
        ],
      },
    },
  };
}

function weeks(
  values: readonly (number | null)[],
): readonly { readonly at: Date; readonly value: number | null }[] {
  return values.map((value, week) => ({ at: new Date(FIRST_WEEK + week * WEEK_MS), value }));
}
