import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createApplePushCertificateCollector } from "./apple-push-certificate.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("the Apple push certificate", () => {
  it("is there, missing or not understood by its end date alone", async () => {
    const PATH = "/deviceManagement/applePushNotificationCertificate";
    const read = async (entity: object): Promise<unknown> =>
      await createApplePushCertificateCollector().collect({
        graph: createFakeGraph({ entities: { [PATH]: { ...entity } } }),
        clock,
      });
    expect(
      await read({
        id: "c",
        appleIdentifier: "a@b.c",
        expirationDateTime: "2027-01-01T00:00:00Z",
        certificateUploadStatus: null,
      }),
    ).toMatchObject({
      coverage: { status: "complete", count: 1 },
      lists: {
        expiries: [
          { id: "c", kind: "apple-push-certificate", expiresAt: new Date("2027-01-01T00:00:00Z"), state: "" },
        ],
      },
    });
    expect(await read({ expirationDateTime: "0001-01-01T00:00:00Z" })).toMatchObject({
      coverage: { status: "notConfigured" },
    });
    expect(await read({ expirationDateTime: "soon" })).toMatchObject({ coverage: { status: "incomplete" } });
  });
});
