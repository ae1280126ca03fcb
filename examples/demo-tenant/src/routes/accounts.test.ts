import { expect, test } from "vitest";
import { type Client, withTenant } from "../../testing/client.ts";
import { DEMO_GROUPS } from "../scenario/groups.ts";

const SELECT = "id,userPrincipalName,mail,displayName,preferredLanguage,accountEnabled,userType";

async function membersOf(client: Client, group: string): Promise<readonly Record<string, unknown>[]> {
  return (await client.rows(`/v1.0/groups/${group}/transitiveMembers?$select=id`)).rows;
}

test("everybody who has a device is in the directory under the same name", async () => {
  await withTenant({ devices: 400, joiners: 5, day: 70 }, async (client) => {
    const { rows: devices } = await client.rows(
      "/v1.0/deviceManagement/managedDevices?$select=userPrincipalName,userId",
    );
    const { rows: users } = await client.rows(`/v1.0/users?$select=${SELECT}&$top=999`);
    const known = new Map(users.map((user) => [user.userPrincipalName, user.id]));
    const owned = devices.filter(({ userPrincipalName }) => userPrincipalName);
    expect(owned.length).toBeGreaterThan(300);
    for (const { userPrincipalName, userId } of owned) expect(known.get(userPrincipalName)).toBe(userId);
  });
});

test("languages, mailboxes, disabled accounts and guests come as they do in a real directory", async () => {
  await withTenant({ devices: 1000 }, async (client) => {
    const { rows } = await client.rows(`/v1.0/users?$select=${SELECT}`);
    expect(new Set(rows.map(({ preferredLanguage }) => preferredLanguage))).toEqual(
      new Set(["sv-SE", "en-GB", null]),
    );
    const share = (fits: (row: Record<string, unknown>) => boolean): number =>
      rows.filter(fits).length / rows.length;
    for (const some of [
      share(({ mail }) => mail === null),
      share(({ accountEnabled }) => accountEnabled === false),
      share(({ userType }) => userType === "Guest"),
    ]) {
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(0.1);
    }
  });
});

test("what is not selected of a user does not come, and some properties come only when selected", async () => {
  await withTenant({ devices: 10 }, async (client) => {
    const { rows } = await client.rows("/v1.0/users");
    expect(rows[0]).toHaveProperty("mail");
    expect(rows[0]).not.toHaveProperty("accountEnabled");
  });
});

test("a group lists the people of the groups within it, each once, though the groups hold each other", async () => {
  await withTenant({ devices: 400 }, async (client) => {
    const members = await membersOf(client, DEMO_GROUPS.fieldStaff);
    const ids = members.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const kinds = members.map((member) => member["@odata.type"]);
    expect(kinds.filter((kind) => kind === "#microsoft.graph.group")).toHaveLength(1);
    const people = kinds.filter((kind) => kind === "#microsoft.graph.user").length;
    // Everyone with a number that ends in 3, and those of the control room that end in 4 of an even ten.
    expect(people).toBe(26 + 13);
  });
});

test("groups hold devices too, may be empty, and one that is not there is not found", async () => {
  await withTenant({ devices: 100 }, async (client) => {
    const kinds = (await membersOf(client, DEMO_GROUPS.pilotDevices)).map((member) => member["@odata.type"]);
    expect(kinds.filter((kind) => kind === "#microsoft.graph.device")).toHaveLength(5);
    expect(await membersOf(client, DEMO_GROUPS.nobody)).toEqual([]);
    const gone = await client.get("/v1.0/groups/6a0e1c3e-1b58-4a5a-9d3e-7b1f20c4dfff/transitiveMembers");
    expect(gone.status).toBe(404);
    expect((await membersOf(client, DEMO_GROUPS.everybody)).length).toBeGreaterThan(60);
  });
});
