import { DEMO_GROUPS, type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Ran {
  readonly deliveries: readonly {
    readonly recipient: string;
    readonly state: string;
    readonly reason?: string;
  }[];
}

type Row = Readonly<Record<string, unknown>>;

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 300, pageSize: 70 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  await organisation.set(["feeds"], []);
  await organisation.setPlan(
    ["reports"],
    [
      { id: "to-owners", audience: "ios-owners" },
      { id: "to-field", audience: "field-staff" },
    ].map((report) => ({
      ...report,
      title: "Your phone",
      sections: ["help-links"],
      formats: ["html"],
      approval: { role: "communicator" },
    })),
  );
  await organisation.setPlan(["communications"], []);
  await organisation.setPlan(["routines"], []);
});

afterEach(async () => {
  await organisation[Symbol.asyncDispose]();
  await tenant.close();
});

function run(report: string): Promise<CommandResult> {
  return intuneOm(["run", report, "--config", organisation.config, "--json"], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });
}

/** All rows of a list, straight from the service. */
async function rowsOf(path: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = `${tenant.graphUrl}/v1.0/${path}`;
  while (next !== undefined) {
    const answer: Response = await fetch(next, { headers: { authorization: `Bearer ${tenant.token}` } });
    const page = (await answer.json()) as {
      readonly value: readonly Row[];
      readonly "@odata.nextLink"?: string;
    };
    rows.push(...page.value);
    next = page["@odata.nextLink"];
  }
  return rows;
}

/** Mailboxes of enabled accounts for which something holds, in lower case. */
async function mailboxes(holds: (user: Row) => boolean): Promise<readonly string[]> {
  const users = await rowsOf("users?$select=id,userPrincipalName,mail,accountEnabled&$top=200");
  const reached = users.filter((user) => user["accountEnabled"] === true && holds(user));
  return reached.flatMap(({ mail }) => (typeof mail === "string" ? [mail.toLowerCase()] : [])).toSorted();
}

describe("a report to an audience of the estate", () => {
  it("goes to exactly the owners of the devices that the rule means, counted from the tenant's own data", async () => {
    const devices = await rowsOf(
      "deviceManagement/managedDevices?$select=operatingSystem,model,userPrincipalName,managementState",
    );
    const owners = new Set(
      devices
        .filter((one) => one["operatingSystem"] === "iOS" && !String(one["model"]).includes("iPad"))
        .filter((one) => one["managementState"] === "managed")
        .map((one) => one["userPrincipalName"]),
    );
    const expected = await mailboxes((user) => owners.has(user["userPrincipalName"]));
    expect(expected.length).toBeGreaterThan(10);
    const { deliveries } = (await run("to-owners")).json<Ran>();
    expect(deliveries.map(({ recipient }) => recipient.toLowerCase()).toSorted()).toEqual(expected);
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(["held"]));
  });

  it("goes to exactly the people of a group and of the group within it, though they hold each other", async () => {
    const members = await rowsOf(`groups/${DEMO_GROUPS.fieldStaff}/transitiveMembers`);
    const ids = new Set(members.map(({ id }) => id));
    const { deliveries } = (await run("to-field")).json<Ran>();
    const expected = await mailboxes((user) => ids.has(user["id"]));
    expect(expected.length).toBeGreaterThan(20);
    expect(deliveries.map(({ recipient }) => recipient.toLowerCase()).toSorted()).toEqual(expected);
  });

  it("says that more people are meant than notices may go to, beside who must approve", async () => {
    await organisation.setPlan(["notices", "mostRecipients"], 10);
    const { deliveries } = (await run("to-field")).json<Ran>();
    expect(deliveries[0]?.reason).toMatch(
      /more than the 10 that notices\.mostRecipients allows.*approval by communicator/,
    );
  });

  it("stops, with what to grant, where the group may not be read", async () => {
    tenant.setFaults([{ path: "/groups", forbidden: "GroupMember.Read.All" }]);
    const { exitCode, stdout } = await run("to-field");
    expect(exitCode).not.toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        code: "run.nobody",
        hint: expect.stringContaining("Grant the application permission GroupMember.Read.All"),
      },
    });
  });
});
