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
      expect(first.stderr).toContain(`intune-om deliveries release ${id}  (${recipient})`);
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
    expect((await om("deliveries", "release", row?.id ?? "", "--json")).exitCode).toBe(0);
    expect(catcher.messages.map(({ to }) => to)).toEqual([[row?.recipient]]);
    expect(await heldRows()).toEqual(others);
    expect((await om("deliveries", "release", row?.id ?? "")).exitCode).toBe(2);
  });
});
