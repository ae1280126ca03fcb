import { expect, it } from "vitest";
import { alert } from "../../test-support/alerts.ts";
import { NOW, snapshot } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";

describeOnEveryStore("measures of alerts", (open) => {
  it("count what is active by severity and state, and messages", async () => {
    const store = await open();
    expect([await store.measures.alerts(), await store.measures.alertMessages()]).toEqual([[], 0]);
    await store.snapshots.save(snapshot(), []);
    const changed = [
      alert({ key: "a:1", severity: "high" }),
      alert({ key: "a:2", severity: "high" }),
      alert({ key: "a:3", severity: "low", state: "acknowledged" }),
      alert({ key: "a:4", state: "resolved", resolvedAt: NOW, resolution: "clear" }),
    ];
    await store.alerts.judge("contoso", { id: "s1", takenAt: NOW }, () => ({
      changed,
      events: [],
      standings: [],
    }));
    expect(new Set(await store.measures.alerts())).toEqual(
      new Set([
        { severity: "high", state: "open", count: 2 },
        { severity: "low", state: "acknowledged", count: 1 },
      ]),
    );
  });
});
