import type { NewsBlock } from "@intune-om/core";
import type { SampleWords } from "./sample-words.ts";

/** Announcements in another language than the report's, in the same, and in one that cannot be told. */
export function sampleNews({ say }: SampleWords): NewsBlock {
  return {
    kind: "news",
    title: "iOS/iPadOS",
    items: [
      {
        title: "Company Portal will need iOS/iPadOS 18 or later",
        url: "https://learn.microsoft.com/intune/whats-new",
        status: { tone: "attention", label: say("Act by 17 Jan 2027", "Agera senast 2027-01-17") },
        facts: [
          say("312 of your devices", "312 av era enheter"),
          say("Owner: Åsa Lind", "Ansvarig: Åsa Lind"),
        ],
        quote: "Devices with an older version stay enrolled, but cannot install new versions of the app.",
        language: "en",
        source: say("Message center, 12 Nov 2026", "Meddelandecenter, 2026-11-12"),
      },
      {
        title: "Nya inställningar för uppdateringar",
        url: null,
        status: { tone: "neutral", label: say("New", "Ny") },
        facts: [],
        quote: "",
        language: "sv",
        source: say("Feed news", "Flödet news"),
      },
    ],
  };
}

export function hostileNews(): NewsBlock {
  return {
    kind: "news",
    title: "Platform <script>alert(1)</script>",
    items: [
      {
        title: "</h4><img src=x onerror=alert(1)> \u202Etxet",
        url: "javascript:alert(1)",
        status: { tone: "bad", label: "\" onclick='x' <b>" },
        facts: ["{{constructor}}", "=1+1"],
        quote: `</blockquote><script>alert(1)</script> ${"word ".repeat(1_500)}${"Ö".repeat(2_000)}`,
        language: null,
        source: "<a href='x'>source</a>",
      },
    ],
  };
}
