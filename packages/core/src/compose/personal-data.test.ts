import { describe, expect, it } from "vitest";
import { everyFigure, everyList, PERSON, SHOWN } from "../../test-support/every-list.ts";
import { compose, tableOf, tables } from "../../test-support/reports.ts";
import { administrators, daysAgo, snapshot, stakeholders } from "../../test-support/snapshots.ts";
import type { AudienceKind } from "../config/plan/plan.ts";

const of = snapshot({ lists: everyList, metrics: everyFigure });

describe("audiences that may not see people", () => {
  const kinds: readonly AudienceKind[] = ["stakeholders", "users", "newcomers"];
  it.each(kinds)("%s never see the name of a person or device, whatever list it stands in", (kind) => {
    for (const locale of ["en", "sv"] as const) {
      const text = JSON.stringify(compose(of, { audience: { ...stakeholders, kind }, locale }));
      expect(text).not.toContain("eva.ek");
      expect(text).toContain(SHOWN.connectors);
    }
  });

  it("never see an account in the name of a certificate, in sentence, decisions or table", () => {
    const expiries = everyList.expiries.map((expiry) => ({
      ...expiry,
      expiresAt: expiry.name === PERSON ? daysAgo(-3) : expiry.expiresAt,
    }));
    const lists = { ...everyList, expiries };
    const text = JSON.stringify(compose({ ...of, lists }, { audience: stakeholders }));
    expect(text).not.toContain("eva.ek");
    expect(text).toContain("Apple push certificate ends in");
    expect(text).toContain(SHOWN.expiries);
  });

  it("see what was tried and failed in sum, and not when each one tried", () => {
    const ids = tables(compose(of, { audience: stakeholders })).map(({ id }) => id);
    expect(ids).not.toContain("enrollment-failures");
    expect(tableOf(compose(of), "enrollment-failures").rows).not.toEqual([]);
  });

  it("see no other application's secrets, which are for administrators alone", () => {
    for (const kind of ["stakeholders", "helpdesk"] as const) {
      const text = JSON.stringify(compose(of, { audience: { ...administrators, kind } }));
      expect(text).not.toContain("Application of");
    }
    expect(JSON.stringify(compose(of))).toContain("Application of");
  });
});

describe("those who work with the lists", () => {
  const text = JSON.stringify(compose(of));

  it.each(Object.entries(SHOWN))("find a row of %s", (_list, shown) => {
    expect(text).toContain(shown);
  });

  it("see names, and the type of the enrollment in the workbook alone", () => {
    expect(text).toContain(`"Apple push certificate","${PERSON}"`);
    expect(text).toContain(PERSON);
    const { columns, rows } = tableOf(compose(of), "enrollment-failures");
    expect(columns.find(({ id }) => id === "enrollmentType")?.workbookOnly).toBe(true);
    expect(rows[0]).toContain(`${PERSON} has no licence`);
  });
});
