import type { Alert, AlertMessage, Config } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { openAlertsIn } from "./message-alerts.ts";
import type { Session } from "./session.ts";

const of = (key: string, patch: Partial<Alert> = {}): Alert =>
  ({ tenant: "contoso", key, rule: "os-minimum", state: "open", episode: 1, ...patch }) as Alert;

const ALERTS = [
  of("os-minimum:mine"),
  of("os-minimum:taken", { state: "acknowledged" }),
  of("os-minimum:again", { episode: 2 }),
  of("os-minimum:over"),
  of("os-minimum:hidden"),
  of("os-minimum:elsewhere"),
];

const MESSAGE = {
  id: "alert:contoso:t1:3",
  tenant: "contoso",
  items: [
    ...["mine", "taken", "again"].map((id) => ({ alert: `os-minimum:${id}`, episode: 1, why: "new" })),
    { alert: "os-minimum:over", episode: 1, why: "resolved" },
  ],
  hidden: ["os-minimum:hidden"],
} as unknown as AlertMessage;

function session(alerts: readonly Alert[] = ALERTS): Pick<Session, "config" | "store"> {
  const table = {
    message: async (id: string) => (id === MESSAGE.id ? MESSAGE : null),
    ofKeys: async (_: string, keys: Iterable<string>) => {
      const wanted = new Set(keys);
      return alerts.filter(({ key }) => wanted.has(key));
    },
  };
  return {
    config: { tenants: [{ id: "contoso" }, { id: "fabrikam" }] } as unknown as Config,
    store: { alerts: table } as unknown as Session["store"],
  };
}

describe("the alerts of a message", () => {
  it("are those that it holds and that are still open, and no others of their rule", async () => {
    const found = await openAlertsIn(session(), MESSAGE.id, undefined);
    expect(found.map(({ key }) => key)).toEqual(["os-minimum:mine"]);
  });

  it("are refused when none is open any more", async () => {
    await expect(openAlertsIn(session(ALERTS.slice(1)), MESSAGE.id, undefined)).rejects.toMatchObject({
      code: "usage.alert",
    });
  });

  it.each([
    ["alert:contoso:t1:4", undefined],
    [MESSAGE.id, "fabrikam"],
  ])("are refused for a message that there is not: %s of %s", async (id, tenant) => {
    await expect(openAlertsIn(session(), id, tenant)).rejects.toMatchObject({ code: "usage.message" });
  });
});
