import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const POST = "message-center:MC1288104";

let tenant: DemoTenant;
let organisation: OrganisationCopy;

/** Nothing that is refused changes anything, so that one collection is enough for all. */
beforeAll(async () => {
  tenant = await startDemoTenant({ devices: 20, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  await om("collect", "--json");
});

afterAll(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });

const list = async (): Promise<unknown> => (await om("updates", "list", "--json")).json();

describe("the commands for updates", () => {
  it.each([
    [["show", "MC1288140"], "usage.update", "MC1288104"],
    [["show", "MC1"], "usage.update", "message-center:"],
    [["ack", POST, "--by", "priya-ramam"], "usage.person", "priya-raman"],
    [["assign", POST, "--to", "nobody", "--by", "priya-raman"], "usage.person", "plan.yaml"],
    [["move", POST, "--to", "planed", "--by", "priya-raman"], "usage.state", "planned"],
    [["move", POST, "--to", "done", "--by", "priya-raman"], "usage.state", "assessed"],
    [["close", POST, "--as", "not-relevant", "--by", "priya-raman"], "usage.state", "notRelevant"],
    [["close", POST, "--as", "notRelevant", "--by", "priya-raman"], "triage.no-reason", "why"],
    [["list", "--state", "open"], "usage.state", "new"],
    [["list", "--platform", "iphone"], "usage.platform", "ios"],
    [["list", "--owner", "malin"], "usage.person", "people"],
    [["list", "--tenant", "contoso"], "usage.tenant", "norrviken"],
    [["export", "--format", "xml"], "usage.format", "csv"],
    [["export", "--format", "csv"], "usage.format", "--out"],
    [["export", "--out", "."], "usage.file", "updates.csv"],
  ] as const)("refuses %j, says what would be right, and changes nothing", async (words, code, hint) => {
    const before = await list();
    const refused = await om("updates", ...words, "--json");
    expect(refused.exitCode).toBe(2);
    const { error } = refused.json<{ error: { code: string; hint: string } }>();
    expect([error.code, error.hint]).toEqual([code, expect.stringContaining(hint)]);
    expect(await list()).toEqual(before);
  });

  it.each([
    ["ack"],
    ["assign", "--to", "priya-raman"],
    ["move", "--to", "assessed"],
    ["close", "--as", "done"],
  ])("asks who does it: %s", async (...words) => {
    const [name = "", ...rest] = words;
    const refused = await om("updates", name, POST, ...rest);
    expect([refused.exitCode, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain("--by");
  });
});
