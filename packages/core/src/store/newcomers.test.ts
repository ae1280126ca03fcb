import { beforeEach, describe, expect, it } from "vitest";
import { deviceOf, estate, user } from "../../test-support/directory.ts";
import { daysAgo, NOW, plan } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { fixedClock } from "../clock.ts";
import type { Device } from "../collect/rows/device.ts";
import type { DirectoryUser } from "../collect/rows/directory.ts";
import { DEFAULT_NEWCOMERS } from "../config/plan/plan.ts";
import { keepSnapshot } from "../run/keep-snapshot.ts";
import type { Store } from "./store.ts";

const TENANT = "contoso";
const old = deviceOf("asa", "1", { enrolledAt: daysAgo(400) });
const eva = deviceOf("eva", "2", { enrolledAt: daysAgo(4), os: "iOS", model: "iPhone 15" });
const ola = deviceOf("ola", "3", { enrolledAt: daysAgo(2) });

let store: Store;
let snapshots = 0;

async function keep(
  devices: readonly Device[],
  ago: number,
  {
    on = true,
    users = [],
    tenant = TENANT,
  }: { on?: boolean; users?: readonly DirectoryUser[]; tenant?: string } = {},
): Promise<void> {
  snapshots += 1;
  const snapshot = { ...estate({ devices, users }), id: `s${snapshots}`, takenAt: daysAgo(ago), tenant };
  await keepSnapshot(snapshot, {
    store,
    plan: plan({ newcomers: { ...DEFAULT_NEWCOMERS, on } }),
    config: { timeZone: "Europe/Stockholm", locale: "en" },
  });
}

async function keys(tenant = TENANT): Promise<readonly string[]> {
  return (await store.newcomers.waiting(tenant)).map(({ key }) => key.split("@")[0] ?? "");
}

describeOnEveryStore("a store", (open) => {
  beforeEach(async () => {
    store = await open({ clock: fixedClock(NOW) });
  });

  describe("newcomers", () => {
    it("are kept with the snapshot that shows them first, and nobody is one in the first of all", async () => {
      await keep([old], 10);
      expect(await store.newcomers.log(TENANT)).toEqual({ since: daysAgo(10), people: [] });
      await keep([old, ola, eva], 1);
      expect(await store.newcomers.waiting(TENANT)).toEqual([
        {
          key: "eva@contoso.example",
          firstDeviceAt: daysAgo(4),
          seenAt: daysAgo(1),
          platforms: ["ios"],
          welcomedAt: null,
          notice: null,
        },
        expect.objectContaining({ key: "ola@contoso.example", platforms: ["windows"] }),
      ]);
      await keep([old, ola, eva], 0);
      expect(await keys()).toEqual(["eva", "ola"]);
    });

    it("are welcomed once: the first welcome stays", async () => {
      await keep([old], 10);
      await keep([old, eva, ola], 1);
      await store.newcomers.welcomed(
        TENANT,
        ["eva@contoso.example", "nobody@contoso.example"],
        "n1",
        daysAgo(1),
      );
      await store.newcomers.welcomed(TENANT, ["eva@contoso.example"], "n2", NOW);
      expect(await keys()).toEqual(["ola"]);
      const { people } = await store.newcomers.log(TENANT);
      expect(people.find(({ key }) => key.startsWith("eva"))).toMatchObject({
        welcomedAt: daysAgo(1),
        notice: "n1",
      });
    });

    it("are known again under another name, also as somebody who waits", async () => {
      await keep([old], 10);
      await keep([old, eva], 1, { users: [user("eva", { id: "u2" })] });
      const renamed = { ...eva, userPrincipalName: "eva.ek@contoso.example" };
      await keep([old, renamed], 0, { users: [user("eva.ek", { id: "u2" })] });
      expect(await keys()).toEqual(["eva.ek"]);
    });

    it("are those of one tenant", async () => {
      await keep([old], 10);
      await keep([old], 9, { tenant: "fabrikam" });
      await keep([old, eva], 1, { tenant: "fabrikam" });
      expect([await keys(), await keys("fabrikam")]).toEqual([[], ["eva"]]);
      await store.newcomers.welcomed(TENANT, ["eva@contoso.example"], "n1", NOW);
      expect(await keys("fabrikam")).toEqual(["eva"]);
    });

    it("are not looked for while the plan welcomes nobody; then everybody is counted anew", async () => {
      await keep([old], 10);
      await keep([old, eva], 3);
      await keep([old, eva, ola], 2, { on: false });
      expect((await store.newcomers.log(TENANT)).since).toBeNull();
      await keep([old, eva, ola], 1);
      expect(await keys(), "who came meanwhile is not new any more").toEqual(["eva"]);
      expect((await store.newcomers.log(TENANT)).since).toEqual(daysAgo(1));
    });

    it("stand in the log of the practice", async () => {
      await keep([old], 10);
      await keep([old, eva], 1);
      expect((await store.practice.log(TENANT, NOW)).newcomers).toMatchObject({
        since: daysAgo(10),
        people: [{}],
      });
    });

    it("are many at once without trouble", async () => {
      await keep([old], 10);
      const many = Array.from({ length: 3_000 }, (_, at) =>
        deviceOf(`u${at}`, `d${at}`, { enrolledAt: daysAgo(1) }),
      );
      await keep([old, ...many], 0);
      expect(await keys()).toHaveLength(3_000);
      await store.newcomers.welcomed(
        TENANT,
        many.map((one) => one.userPrincipalName),
        "n1",
        NOW,
      );
      expect(await keys()).toEqual([]);
    });
  });

  describe("the sizes of audiences", () => {
    const subject = { tenant: TENANT, kind: "report", subject: "weekly" };

    it("are remembered by what was agreed to last", async () => {
      expect(await store.audienceSizes.last(subject)).toBeNull();
      await store.audienceSizes.add({ ...subject, at: daysAgo(3), count: 40, run: "r1", agreed: true });
      await store.audienceSizes.add({ ...subject, at: daysAgo(2), count: 900, run: "r2", agreed: false });
      await store.audienceSizes.add({
        ...subject,
        subject: "other",
        at: daysAgo(1),
        count: 5,
        run: null,
        agreed: true,
      });
      expect(await store.audienceSizes.last(subject)).toBe(40);
      await store.audienceSizes.agree("r2");
      expect(await store.audienceSizes.last(subject)).toBe(900);
      expect(await store.audienceSizes.last({ ...subject, tenant: "fabrikam" })).toBeNull();
    });
  });
});
