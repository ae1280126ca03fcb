import { describe, expect, it } from "vitest";
import { report } from "../../test-support/snapshots.ts";
import type { LocaleId } from "../compose/document.ts";
import type { ChannelConfig } from "../config/config.ts";
import type { ReportDefinition } from "../config/plan/plan.ts";
import { channelTargets } from "./channel-targets.ts";

const CHANNELS: readonly ChannelConfig[] = [
  { id: "ops-team", kind: "teams", url: { kind: "env", name: "A" } },
  { id: "itsm", kind: "webhook", url: "https://itsm.contoso.com/", secret: { kind: "env", name: "B" } },
];

function targetsOf(
  changes: Partial<ReportDefinition>,
  { languages = ["en", "sv"], to = null }: { languages?: readonly LocaleId[]; to?: string | null } = {},
) {
  const documents = new Map(languages.map((language) => [language, {} as never]));
  const context = {
    deps: { config: { channels: CHANNELS, locale: "sv" } },
    run: { request: { out: null, to } },
  };
  return channelTargets(context as never, { report: { ...report(), ...changes }, documents });
}

describe("the channels that a report is posted to", () => {
  it("are those of the report, each by its kind and named by its id", () => {
    expect(targetsOf({ channels: ["itsm", "ops-team"], language: "en" })).toStrictEqual([
      { recipient: { name: "itsm", address: "itsm" }, channel: "webhook", language: "en" },
      { recipient: { name: "ops-team", address: "ops-team" }, channel: "teams", language: "en" },
    ]);
  });

  it("are told in the organisation's language when each reader has an own one, or in one that there is", () => {
    const changes = { channels: ["itsm"], language: "recipient" } as const;
    expect(targetsOf(changes)).toMatchObject([{ language: "sv" }]);
    expect(targetsOf(changes, { languages: ["en"] })).toMatchObject([{ language: "en" }]);
  });

  it("are none for a report without, and for a run that is for one address alone", () => {
    expect(targetsOf({ channels: [] })).toStrictEqual([]);
    expect(targetsOf({ channels: ["itsm"] }, { to: "anna@contoso.com" })).toStrictEqual([]);
  });
});
