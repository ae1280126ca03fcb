import { describe, expect, it } from "vitest";
import { compose, tableOf } from "../../test-support/reports.ts";
import { daysAgo, snapshot, stakeholders } from "../../test-support/snapshots.ts";

const of = snapshot({
  lists: {
    ...snapshot().lists,
    expiries: [
      {
        id: "1",
        kind: "apple-push-certificate",
        name: "eva.ek@icloud.example",
        expiresAt: daysAgo(-3),
        lastSyncAt: null,
        state: "",
      },
      {
        id: "2",
        kind: "vpp-token",
        name: "Norrviken",
        expiresAt: daysAgo(2),
        lastSyncAt: null,
        state: "",
      },
    ],
    enrollmentFailures: [
      {
        id: "f",
        at: daysAgo(1),
        os: "iOS",
        osVersion: "18",
        category: "authorization",
        reason: "Eva Ek has no licence",
        enrollmentType: "userEnrollment",
        userId: "u",
      },
    ],
  },
});

describe("audiences that may not see people", () => {
  const text = JSON.stringify(compose(of, { audience: stakeholders }));

  it("never see an account in the name of a certificate, in sentence, decisions or table", () => {
    expect(text).not.toContain("eva.ek");
    expect(text).toContain("Apple push certificate ends in");
    expect(text).toContain("Norrviken");
  });

  it("never see why an enrollment failed in the service's own words", () => {
    expect(text).not.toContain("Eva Ek");
    const { columns, rows } = tableOf(compose(of, { audience: stakeholders }), "enrollment-failures");
    expect(columns.map(({ id }) => id)).not.toContain("reason");
    expect(rows[0]).toHaveLength(columns.length);
  });
});

describe("administrators", () => {
  it("see both, and the type of the enrollment in the workbook alone", () => {
    const document = compose(of);
    expect(JSON.stringify(document)).toContain("Apple push certificate (eva.ek@icloud.example)");
    const { columns, rows } = tableOf(document, "enrollment-failures");
    expect(columns.find(({ id }) => id === "enrollmentType")?.workbookOnly).toBe(true);
    expect(rows[0]).toContain("Eva Ek has no licence");
  });
});
