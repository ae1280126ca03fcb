import { expect, it } from "vitest";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { fixedClock } from "../clock.ts";

const NOW = new Date("2026-11-22T06:00:00Z");

const message = {
  key: "en",
  language: "en",
  from: { name: "", address: "om@contoso.example" },
  replyTo: null,
  body: { subject: "News", html: "<p>x</p>", text: "x", images: [] },
  madeAt: NOW,
  leftOut: [],
} as const;

describeOnEveryStore("the practice of a tenant", (open) => {
  it("what was made for one address instead of the audience shows nothing of how the plan is followed", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    const run = async (report: string, to: string | null, recipient: string): Promise<void> => {
      const request = { out: null, to };
      const { id } = await store.runs.add({
        tenant: "contoso",
        report,
        kind: "letters",
        scheduledFor: NOW,
        request,
      });
      await store.deliveries.fanOut(
        await store.runs.claim(id, "one", 60_000),
        [message],
        [
          {
            recipient: { name: "", address: recipient },
            channel: "smtp",
            purpose: "report",
            messageId: `<${report}@contoso.example>`,
            messageKey: "en",
            state: "pending",
            reason: null,
          },
        ],
      );
    };
    await run("brief", null, "desk@contoso.example");
    await run("peek", "me@contoso.example", "me@contoso.example");
    const { runs, deliveries } = await store.practice.log("contoso", NOW);
    expect(runs.map(({ report }) => report)).toEqual(["brief"]);
    expect(deliveries.map(({ report, recipient }) => [report, recipient])).toEqual([
      ["brief", "desk@contoso.example"],
    ]);
  });
});
