import type { Alert, Config } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { findAlerts } from "./find-alerts.ts";
import type { Session } from "./session.ts";

const of = (tenant: string, key: string, state: Alert["state"] = "open"): Alert =>
  ({ tenant, key, rule: key.slice(0, key.indexOf(":")), state }) as Alert;

const ALERTS = [
  of("contoso", "vpp-token:a1"),
  of("contoso", "vpp-token:a2", "resolved"),
  of("contoso", "vpp-token:a"),
  of("contoso", "licences:sku"),
  of("fabrikam", "licences:sku"),
  of("fabrikam", "ade-token:b1", "resolved"),
];

function session(alerts: readonly Alert[] = ALERTS): Pick<Session, "config" | "store"> {
  const table = {
    get: async (tenant: string, key: string) =>
      alerts.find((one) => one.tenant === tenant && one.key === key) ?? null,
    list: async ({ tenant }: { readonly tenant?: string }) => alerts.filter((one) => one.tenant === tenant),
  };
  const tenants = [{ id: "contoso" }, { id: "fabrikam" }];
  return {
    config: { tenants } as unknown as Config,
    store: { alerts: table } as unknown as Session["store"],
  };
}

const keysOf = async (keys: readonly string[], tenant?: string): Promise<readonly string[]> =>
  (await findAlerts(session(), keys, tenant)).map((one) => `${one.tenant}/${one.key}`);

describe("alerts by their keys", () => {
  it.each([
    ["the whole key, though others begin so", "vpp-token:a", "contoso/vpp-token:a"],
    ["a beginning, however it is capitalised", "VPP-token:A1", "contoso/vpp-token:a1"],
    ["a beginning that only a resolved one has", "ade-token", "fabrikam/ade-token:b1"],
  ])("are found by %s", async (_how, key, found) => {
    expect(await keysOf([key])).toEqual([found]);
  });

  it("are each found once, however often they are named", async () => {
    expect(await keysOf(["vpp-token:a1", "vpp-token:a1", "ade-token"])).toHaveLength(2);
  });

  it("are those of the tenant that is named, where several have one", async () => {
    expect(await keysOf(["licences:sku"], "fabrikam")).toEqual(["fabrikam/licences:sku"]);
    await expect(keysOf(["licences:sku"])).rejects.toMatchObject({
      code: "usage.tenant",
      hint: expect.stringContaining("contoso, fabrikam"),
    });
  });

  it("are those of a rule by its whole id, though another rule's goes on", async () => {
    const alerts = [
      of("contoso", "vpp-token:a1"),
      of("contoso", "vpp-token:a2", "resolved"),
      of("contoso", "vpp-token-sync:a1"),
      of("contoso", "vpp-token-sync:a2"),
    ];
    expect((await findAlerts(session(alerts), ["vpp-token"], undefined)).map(({ key }) => key)).toEqual([
      "vpp-token:a1",
    ]);
    await expect(findAlerts(session(alerts), ["vpp-token-s"], undefined)).rejects.toMatchObject({
      code: "usage.alert",
    });
  });

  it("are refused when several active ones begin so, with what tells them apart", async () => {
    await expect(keysOf(["vpp-token"])).rejects.toMatchObject({
      code: "usage.alert",
      hint: "Write more of the key: vpp-token:a1, vpp-token:a.",
    });
  });

  it.each(["", "  ", "nothing:here"])("are refused when none begins with %j", async (key) => {
    await expect(keysOf([key])).rejects.toMatchObject({ code: "usage.alert" });
  });
});
