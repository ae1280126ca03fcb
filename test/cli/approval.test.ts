import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Row {
  readonly id: string;
  readonly recipient: string;
  readonly state: string;
}

/** Holds the role that lets the report out; and somebody of the plan who has nothing to do with it. */
const APPROVER = "goran-ostberg";
const STRANGER = "karin-forsgren";

let tenant: DemoTenant;
let catcher: MailCatcher;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 10, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
  await organisation.setPlan(["reports", 0, "approval"], { role: "om-owner" });
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], { env: { OM_TOKEN: tenant.token } });

async function heldRows(): Promise<readonly Row[]> {
  return (await om("deliveries", "--state", "held", "--json")).json<{ deliveries: readonly Row[] }>()
    .deliveries;
}

describe("a report that needs approval", () => {
  it("waits, says how to let each delivery go out, and nothing of it with --quiet", async () => {
    const first = await om("run", "stakeholder-weekly", "--json");
    const rows = await heldRows();
    expect(first.exitCode).toBe(0);
    expect(catcher.messages).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
    for (const { id, recipient } of rows) {
      expect(first.stderr).toContain(`intune-om deliveries release ${id} --by PERSON  (${recipient})`);
    }
    expect((await om("run", "stakeholder-weekly", "--json", "--quiet")).stderr).toBe("");
  });

  it("is not let out by a retry, whose refusal names the way that is", async () => {
    await om("run", "stakeholder-weekly", "--json");
    const [row] = await heldRows();
    const refused = await om("deliveries", "retry", row?.id ?? "", "--json");
    expect(refused.exitCode).toBe(2);
    expect(refused.json()).toMatchObject({
      error: {
        code: "usage.state",
        hint: expect.stringContaining(`intune-om deliveries release ${row?.id}`),
      },
    });
    expect(await heldRows()).toContainEqual(row);
    expect(catcher.messages).toEqual([]);
  });

  it("goes out to the one recipient whose delivery is released, and to nobody else", async () => {
    await om("run", "stakeholder-weekly", "--json");
    const [row, ...others] = await heldRows();
    expect((await om("deliveries", "release", row?.id ?? "", "--by", APPROVER, "--json")).exitCode).toBe(0);
    expect(catcher.messages.map(({ to }) => to)).toEqual([[row?.recipient]]);
    expect(await heldRows()).toEqual(others);
    expect((await om("deliveries", "release", row?.id ?? "", "--by", APPROVER)).exitCode).toBe(2);
  });

  it("goes out to everybody at once when its whole run is released", async () => {
    const { run } = (await om("run", "stakeholder-weekly", "--json")).json<{
      run: { readonly id: string };
    }>();
    const held = await heldRows();
    expect((await om("deliveries", "release", "--run", run.id, "--by", STRANGER)).exitCode).toBe(2);
    expect((await om("deliveries", "release", "--run", run.id, "--by", APPROVER)).exitCode).toBe(0);
    expect(catcher.messages).toHaveLength(held.length);
    expect(await heldRows()).toEqual([]);
    expect((await om("deliveries", "release", "--run", run.id, "--by", APPROVER)).exitCode).toBe(2);
    expect((await om("deliveries", "release", "--by", APPROVER)).stderr).toContain("--run");
  });

  it("is not let out by nobody, nor by somebody without the role", async () => {
    await om("run", "stakeholder-weekly", "--json");
    const rows = await heldRows();
    const refusal = async (...by: string[]): Promise<unknown> =>
      (await om("deliveries", "release", rows[0]?.id ?? "", ...by, "--json")).json();
    expect(await refusal()).toMatchObject({
      error: { code: "usage.by", hint: expect.stringContaining("--by") },
    });
    expect(await refusal("--by", STRANGER)).toMatchObject({ error: { code: "usage.not-approver" } });
    expect(await refusal("--by", "nobody-here")).toMatchObject({ error: { code: "usage.person" } });
    expect(await heldRows()).toEqual(rows);
    expect(catcher.messages).toEqual([]);
  });

  it("is shown by the audit with whoever let it go out", async () => {
    await om("run", "stakeholder-weekly", "--json");
    const [row] = await heldRows();
    await om("deliveries", "release", row?.id ?? "", "--by", APPROVER, "--json");
    const { audit } = (await om("audit", "--person", row?.recipient ?? "", "--json")).json<{
      audit: readonly Record<string, unknown>[];
    }>();
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      recipient: row?.recipient,
      report: "stakeholder-weekly",
      channel: "smtp",
      state: "accepted",
      approvedBy: APPROVER,
      receivedAt: expect.stringMatching(/Z$/),
    });
  });
});
