import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface RunJson {
  readonly run: { readonly id: string; readonly report: string; readonly state: string };
  readonly coverage: readonly { readonly source: string; readonly status: string; readonly fix?: string }[];
  readonly artifacts: readonly {
    readonly format: string;
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly deliveries: readonly {
    readonly recipient: string;
    readonly channel: string;
    readonly state: string;
    readonly messageId: string;
  }[];
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;
let catcher: MailCatcher | null;
let mails: string;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 120, day: 4 });
  catcher = null;
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  mails = join(organisation.folder, "mails");
});

afterEach(async () => {
  await catcher?.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

async function catchMail(options: { reject?: string[]; defer?: string[] } = {}): Promise<MailCatcher> {
  catcher = await startMailCatcher({ dir: mails, ...options });
  await organisation.set(["mail", "port"], catcher.port);
  return catcher;
}

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });

describe("run", () => {
  it("collects, makes every file, mails everybody in the audience, and keeps to the JSON that is documented", async () => {
    const { messages } = await catchMail();
    const result = await om("run", "stakeholder-weekly", "--json");
    const { run, coverage, artifacts, deliveries } = result.json<RunJson>();
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run).toMatchObject({ report: "stakeholder-weekly", state: "succeeded" });
    expect(coverage.every(({ status }) => status === "complete" || status === "notConfigured")).toBe(true);
    for (const { path, bytes, sha256, format } of artifacts) {
      const file = await readFile(path);
      expect(file.byteLength).toBe(bytes);
      expect(createHash("sha256").update(file).digest("hex")).toBe(sha256);
      if (format === "pdf") expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    }
    expect(artifacts.length).toBeGreaterThan(0);
    // Several connections carry them: they arrive in any order.
    expect(new Set(messages.map(({ to }) => to.join()))).toEqual(
      new Set(deliveries.map(({ recipient }) => recipient)),
    );
    for (const { file, to } of messages) {
      const eml = await readFile(file, "utf8");
      const delivery = deliveries.find(({ recipient }) => recipient === to[0]);
      expect(eml).toContain(`Message-ID: ${delivery?.messageId ?? "?"}`);
      expect(eml).toContain("Auto-Submitted: auto-generated");
      expect(eml).toContain("Reply-To: servicedesk@norrviken.example");
    }
  });

  it("sends the report all the same when one source is refused, says what to grant, and ends with 3", async () => {
    await catchMail();
    tenant.setFaults([
      {
        path: "/deviceManagement/windowsMalwareInformation",
        forbidden: "DeviceManagementManagedDevices.Read.All",
      },
    ]);
    const result = await om("run", "helpdesk-brief", "--json");
    const { run, coverage, deliveries } = result.json<RunJson>();
    expect(result.exitCode).toBe(3);
    expect(run.state).toBe("partial");
    const malware = coverage.find(({ source }) => source === "malware");
    expect(malware?.status).toBe("unreadable");
    expect(malware?.fix).toContain("DeviceManagementManagedDevices.Read.All");
    expect(deliveries.every(({ state }) => state === "accepted")).toBe(true);
  });

  it("keeps the run and its deliveries when the mail server is away, and goes on from there", async () => {
    const first = await om("run", "stakeholder-weekly", "--json");
    const { run, deliveries, artifacts } = first.json<RunJson>();
    expect(first.exitCode).toBe(3);
    expect(run.state).toBe("fannedOut");
    expect(deliveries.every(({ state }) => state === "deferred")).toBe(true);
    expect(first.stderr).toContain(`intune-om runs continue ${run.id}`);
    const { messages } = await catchMail();
    const second = await om("runs", "continue", run.id, "--json");
    expect(second.exitCode).toBe(0);
    expect(second.json<RunJson>()).toMatchObject({ run: { id: run.id, state: "succeeded" } });
    expect(second.json<RunJson>().artifacts).toEqual(artifacts);
    expect(messages).toHaveLength(deliveries.length);
  });

  it("tells who was not reached, and a person can have that delivery tried again", async () => {
    const recipient = await firstStakeholder();
    await catchMail({ reject: [recipient] });
    const result = await om("run", "stakeholder-weekly", "--json");
    expect(result.exitCode).toBe(3);
    expect(result.stderr).toContain(`${recipient}: rejected`);
    await catcher?.close();
    const { messages } = await catchMail();
    const rejected = await om("deliveries", "--state", "rejected", "--json");
    const [row] = rejected.json<{
      deliveries: readonly { id: string; recipient: string; messageId: string }[];
    }>().deliveries;
    expect(row?.recipient).toBe(recipient);
    const before = messages.length;
    const retried = await om("deliveries", "retry", row?.id ?? "", "--json");
    expect(retried.exitCode).toBe(0);
    expect(messages.slice(before).map(({ to }) => to)).toEqual([[recipient]]);
  });

  it("makes the files and mails nobody in a dry run", async () => {
    const { messages } = await catchMail();
    const { artifacts, deliveries } = (
      await om("run", "stakeholder-weekly", "--dry-run", "--json")
    ).json<RunJson>();
    expect(artifacts.length).toBeGreaterThan(0);
    expect(deliveries).toEqual([]);
    expect(messages).toEqual([]);
    expect((await om("deliveries", "--json")).json()).toEqual({ deliveries: [] });
  });

  it("stops with a clear error when Graph is away, and the run waits in the store", async () => {
    await catchMail();
    await organisation.set(["tenants", 0, "cloud"], {
      graph: "http://127.0.0.1:9",
      login: "http://127.0.0.1:9",
    });
    const result = await om("run", "stakeholder-weekly", "--json");
    expect(result.exitCode).toBe(1);
    const { runs } = (await om("runs", "--json")).json<{
      runs: readonly { id: string; state: string; reason: string }[];
    }>();
    expect(runs).toMatchObject([{ state: "claimed" }]);
    expect(runs[0]?.reason.length).toBeGreaterThan(10);
    const goOn = `intune-om runs continue ${runs[0]?.id}`;
    const { error } = result.json<{ error: object }>();
    expect(error).toEqual({
      code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
      message: expect.any(String),
      hint: expect.stringContaining(goOn),
    });
    expect(result.stderr).toContain(goOn);
  });

  it("mails one address only with --to, and refuses what is not one address before anything happens", async () => {
    const { messages } = await catchMail();
    expect((await om("run", "stakeholder-weekly", "--to", "eva@contoso.example")).exitCode).toBe(0);
    expect(messages.map(({ to }) => to)).toEqual([["eva@contoso.example"]]);
    const refused = await om("run", "stakeholder-weekly", "--to", "a@b.example\r\nBcc: evil@x.example");
    expect(refused.exitCode).toBe(2);
    expect(messages).toHaveLength(1);
  });

  it("shows other figures, and how they have changed, when the tenant has moved on", async () => {
    const { messages } = await catchMail();
    const mailOfDay = async (day: number): Promise<string> => {
      tenant.setDay(day);
      expect((await om("run", "stakeholder-weekly", "--to", "eva@contoso.example")).exitCode).toBe(0);
      const eml = await readFile(messages.at(-1)?.file ?? "", "utf8");
      return eml.replace(/=\r?\n/g, "");
    };
    const complianceOf = (mail: string): string | undefined =>
      /^\* Efterlevnadsgrad: ([\d,]+)/m.exec(mail)?.[1];
    const before = await mailOfDay(1);
    const after = await mailOfDay(5);
    expect(complianceOf(before)).toMatch(/^\d+,\d$/);
    expect(complianceOf(after)).not.toBe(complianceOf(before));
    expect(before).not.toContain("procentenheter");
    expect(after).toContain("procentenheter");
  });
});

describe("the files of a broken organisation", () => {
  it("are told of all at once, with line and fix, and nothing is written", async () => {
    await organisation.set(["locale"], "dk");
    await organisation.set(["mail", "port"], 99_999);
    await organisation.set(["tenants", 0, "auth", "token"], "inline-token-value");
    const before = await readdir(organisation.folder, { recursive: true });
    const result = await om("run", "stakeholder-weekly", "--json");
    expect(result.exitCode).toBe(2);
    const { problems } = result.json<{
      error: { problems: readonly { path: string; line: number; fix: string }[] };
    }>().error;
    expect(problems.map(({ path }) => path).sort()).toEqual(["locale", "mail.port", "tenants[0].auth.token"]);
    for (const { line, fix } of problems) {
      expect(line).toBeGreaterThan(1);
      expect(fix).not.toBe("");
    }
    expect(result.stdout + result.stderr).not.toContain("inline-token-value");
    expect(await readdir(organisation.folder, { recursive: true })).toEqual(before);
  });

  it("that are not there are told of with what to do", async () => {
    const result = await intuneOm(["check", "--config", "/nowhere/intune-om.yaml"]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain("/nowhere/intune-om.yaml");
  });
});

async function firstStakeholder(): Promise<string> {
  const { deliveries } = (await om("run", "stakeholder-weekly", "--json")).json<RunJson>();
  return deliveries[0]?.recipient ?? "";
}
