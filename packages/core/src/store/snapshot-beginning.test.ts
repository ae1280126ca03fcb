import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { daysAgo, NOW, snapshot } from "../../test-support/snapshots.ts";
import { fixedClock } from "../clock.ts";
import { openStore } from "./store.ts";

it("finds the snapshot that a span of time began with, or the oldest within it, of its own tenant alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-beginning-"));
  const store = await openStore({ kind: "sqlite", path: join(folder, "om.db") }, { clock: fixedClock(NOW) });
  try {
    const keep = (id: string, days: number, tenant: string = "contoso"): Promise<void> =>
      store.snapshots.save(snapshot({ id, tenant, takenAt: daysAgo(days) }), []);
    const span = { after: daysAgo(7), before: NOW };
    const found = async (): Promise<string | undefined> =>
      (await store.snapshots.beginning("contoso", span, ["apps"]))?.id;
    await keep("other", 8, "fabrikam");
    await keep("now", 0);
    expect(await found()).toBeUndefined();
    await keep("newer", 2);
    await keep("oldest within", 5);
    expect(await found()).toBe("oldest within");
    await keep("long before", 20);
    await keep("at the beginning", 7);
    expect(await found()).toBe("at the beginning");
    expect((await store.snapshots.beginning("contoso", span, ["apps"]))?.lists).toEqual({ apps: [] });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
});
