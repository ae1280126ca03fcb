import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../test-support/reports.ts";
import { administrators, snapshot, stakeholders } from "../../test-support/snapshots.ts";
import { type CoverageCause, PLAIN_CAUSES } from "../collect/coverage-cause.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import type { LocaleId } from "./document.ts";

const RAW =
  "GET /v1.0/deviceManagement/windowsMalwareInformation: access was refused, request 3fa85f64-5717.";

function refused(cause?: CoverageCause, reason = RAW): Snapshot {
  const malware: Coverage = {
    source: "malware",
    status: "unreadable",
    reason,
    fix: "Grant it.",
    ...(cause === undefined ? {} : { cause }),
  };
  const whole = snapshot();
  return {
    ...whole,
    coverage: whole.coverage.map((entry) => (entry.source === "malware" ? malware : entry)),
  };
}

const forbidden: CoverageCause = { kind: "forbidden", permission: "Devices.Read.All" };

describe("what could not be seen", () => {
  it("is said with its cause in the reader's language, and what to grant", () => {
    const notice = (locale: LocaleId): unknown =>
      compose(refused(forbidden), { locale, audience: stakeholders }).notices[0];
    expect(notice("en")).toEqual({
      tone: "unknown",
      title: "Malware could not be read",
      text: "Access was refused.",
      fix: "Grant the application permission Devices.Read.All in Entra ID and give admin consent.",
    });
    expect(notice("sv")).toEqual({
      tone: "unknown",
      title: "Skadlig kod kunde inte läsas",
      text: "Åtkomst nekades.",
      fix: "Ge programmet behörigheten Devices.Read.All i Entra ID och ge administratörens medgivande.",
    });
  });

  const causes: readonly (CoverageCause | undefined)[] = [
    undefined,
    forbidden,
    { kind: "rows", rows: 3 },
    { kind: "unlisted", rows: 3 },
    ...PLAIN_CAUSES.map((kind) => ({ kind })),
  ];
  it.each(causes.map((cause) => [cause?.kind ?? "unknown", cause] as const))(
    "shows stakeholders neither path nor request id when the cause is %s",
    (_kind, cause) => {
      for (const locale of ["en", "sv"] as const) {
        const text = JSON.stringify(compose(refused(cause), { locale, audience: stakeholders }));
        expect(text).not.toMatch(/deviceManagement|3fa85f64/);
        expect(text).not.toMatch(/\{(permission|rows)\}/);
      }
    },
  );

  it("keeps what a plug-in says in plain words", () => {
    const said = compose(refused(undefined, "The badge reader is off."), { audience: stakeholders });
    expect(said.notices[0]?.text).toBe("The badge reader is off.");
  });

  it("gives administrators the reason in words, and the raw one in the workbook", () => {
    const { rows, columns } = tableOf(compose(refused(forbidden), { audience: administrators }), "sources");
    const row = rows.find(([source]) => source === "Malware");
    expect(row?.[3]).toMatch(/^Access was refused\. Grant the application permission/);
    expect(row?.[4]).toBe(`${RAW} Grant it.`);
    expect(columns[4]).toMatchObject({ id: "detail", workbookOnly: true });
    const plain = tableOf(compose(refused(forbidden), { audience: stakeholders }), "sources").rows[0];
    expect(plain?.[3]).toMatch(/^Access was refused\. Grant the application permission/);
  });

  it("leaves a director room for the measures, however much there is", () => {
    const troubles = ["throttled", "timeout", "network", "badAnswer", "unavailable"] as const;
    const base = snapshot();
    const unseen = {
      ...base,
      coverage: base.coverage.map((entry, index): Coverage => {
        const kind = troubles[index];
        return kind === undefined
          ? entry
          : { source: entry.source, status: "unreadable", reason: "x", fix: "y", cause: { kind } };
      }),
    };
    const brief = compose(unseen, { audience: stakeholders }).notices;
    expect(brief).toHaveLength(3);
    expect(brief[2]?.title).toMatch(/^Devices in grace period, .+ could not be read in full either$/);
    expect(compose(unseen, { audience: administrators }).notices).toHaveLength(troubles.length);
  });

  it("stands in the section it is missing from, in the same words", () => {
    expect(blocksOf(compose(refused(forbidden), { locale: "sv" }), "protection")[0]).toMatchObject({
      title: "Skadlig kod kunde inte läsas",
      text: "Åtkomst nekades.",
    });
  });

  it("hides a path of any shape from stakeholders", () => {
    const path = fc.stringMatching(/^\/[a-zA-Z]{3,12}\/[a-zA-Z]{3,12}$/);
    fc.assert(
      fc.property(path, (hidden) => {
        const document = compose(refused(undefined, `GET ${hidden}: no.`), { audience: stakeholders });
        expect(JSON.stringify(document)).not.toContain(hidden);
      }),
      { numRuns: 30 },
    );
  });
});
