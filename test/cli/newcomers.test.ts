import { DEMO_GROUPS, type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const JOINERS = 10;
const TOKEN = { OM_TOKEN: "demo-tenant-token" };

interface Listed {
  readonly watchedSince: Readonly<Record<string, string | null>>;
  readonly newcomers: readonly {
    readonly account: string;
    readonly platforms: readonly string[];
    readonly firstDeviceAt: string;
    readonly state: string;
    readonly daysLeft: number | null;
  }[];
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 40, joiners: JOINERS });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 9 });
  await organisation.set(["feeds"], []);
});

afterEach(async () => {
  await organisation[Symbol.asyncDispose]();
  await tenant.close();
});

function om(...argv: readonly string[]): Promise<CommandResult> {
  const clock = { now: () => tenant.now() };
  return intuneOm([...argv, "--config", organisation.config], {
    env: TOKEN,
    cwd: organisation.folder,
    clock,
  });
}

async function collectOn(day: number): Promise<CommandResult> {
  tenant.setDay(day);
  return om("collect", "--quiet");
}

async function listed(...options: readonly string[]): Promise<Listed> {
  return (await om("newcomers", "list", ...options, "--json")).json<Listed>();
}

/** Users whose device the tenant lists now and did not list on day 0, counted from the service itself. */
async function joinedSince(first: ReadonlySet<string>): Promise<readonly string[]> {
  return [...(await ownersNow())].filter((owner) => !first.has(owner)).toSorted();
}

async function ownersNow(): Promise<ReadonlySet<string>> {
  const url = `${tenant.graphUrl}/v1.0/deviceManagement/managedDevices?$select=userPrincipalName`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${tenant.token}` } });
  const { value } = (await answer.json()) as {
    value: readonly { readonly userPrincipalName: string | null }[];
  };
  return new Set(value.flatMap(({ userPrincipalName }) => userPrincipalName || []));
}

describe("newcomers", () => {
  it("are those whose first device came after the first collection, each once, by the tenant's own data", async () => {
    await collectOn(0);
    const first = await ownersNow();
    expect((await om("newcomers")).stdout).toContain("Nobody fits.");
    for (const day of [1, 9, 23]) {
      await collectOn(day);
      const { newcomers } = await listed();
      expect(newcomers.map(({ account }) => account).toSorted()).toEqual(await joinedSince(first));
    }
    const { newcomers, watchedSince } = await listed();
    expect(newcomers).toHaveLength(4);
    expect(watchedSince).toEqual({ norrviken: "2026-11-02T06:00:00.000Z" });
    expect(newcomers.map(({ state }) => state)).toEqual(["overdue", "overdue", "overdue", "waiting"]);
    expect(newcomers.at(-1)).toMatchObject({ daysLeft: 5, platforms: [expect.any(String)] });
    const table = await om("newcomers", "--without-welcome");
    expect(table.stdout).toMatch(/norrviken\.example .* OVERDUE/);
    expect(table.exitCode).toBe(0);
  });

  it("are not known before anybody was counted, and the plan may do without", async () => {
    expect((await om("newcomers")).stdout).toContain("Nobody has been counted yet");
    await organisation.setPlan(["newcomers", "on"], false);
    const off = await om("newcomers");
    expect(off.stderr).toContain("welcomes nobody");
  });
});

describe("the onboarding list", () => {
  it("shows what somebody new has to do, and what somebody says that they have done", async () => {
    tenant.setDay(12);
    const states = async (): Promise<readonly string[]> =>
      (await om("newcomers", "onboarding", "--json"))
        .json<{ onboarding: readonly { steps: readonly { step: string; state: string }[] }[] }>()
        .onboarding.flatMap(({ steps }) => steps.map(({ step, state }) => `${step} ${state}`));
    expect(await states()).toEqual([
      "meet-the-team overdue",
      "enroll-test-device open",
      "learn-first-line open",
    ]);
    const done = await om("newcomers", "done", "daniel-okafor", "meet-the-team", "--by", "karin-forsgren");
    expect(done.stdout).toContain("Daniel Okafor has done meet-the-team.");
    const again = await om(
      "newcomers",
      "done",
      "daniel-okafor",
      "meet-the-team",
      "--by",
      "karin-forsgren",
      "--json",
    );
    expect(again.json()).toEqual({ person: "daniel-okafor", step: "meet-the-team", recorded: false });
    expect((await states())[0]).toBe("meet-the-team done");
    const training = ["training", "record", "first-line-course", "daniel-okafor", "--by", "karin-forsgren"];
    expect((await om(...training, "--on", "2026-11-12")).exitCode).toBe(0);
    expect(await states()).toContain("learn-first-line done");
    expect((await om("newcomers", "onboarding")).stdout).toMatch(/Daniel Okafor +2026-11-02 +meet-the-team/);
  });

  it.each([
    [["daniel-okafor", "first-round"], "The steps are meet-the-team"],
    [["daniel-okafor", "learn-first-line"], "training record first-line-course daniel-okafor"],
    [["asa-lindqvist", "meet-the-team"], "No step under onboarding"],
    [["daniel-okafr", "meet-the-team"], "Did you mean daniel-okafor?"],
  ])("refuses %s, and says what to do", async (words, hint) => {
    const { exitCode, stderr } = await om("newcomers", "done", ...words, "--by", "karin-forsgren");
    expect(exitCode).toBe(2);
    expect(stderr).toContain(hint);
  });
});

describe("the directory", () => {
  interface Coverage {
    readonly coverage: readonly {
      readonly source: string;
      readonly status: string;
      readonly reason?: string;
      readonly fix?: string;
    }[];
  }
  const directoryIn = ({ coverage }: Coverage): Coverage["coverage"] =>
    coverage.filter(({ source }) => source.startsWith("directory-"));

  it("is read for what the plan does with people, and told with what to grant where it was refused", async () => {
    const whole = await om("collect", "--json");
    expect(directoryIn(whole.json<Coverage>()).map(({ status }) => status)).toEqual(["complete", "complete"]);
    tenant.setFaults([{ path: `/groups/${DEMO_GROUPS.fieldStaff}`, forbidden: "GroupMember.Read.All" }]);
    const [, groups] = directoryIn((await om("collect", "--json")).json<Coverage>());
    expect(groups).toMatchObject({
      status: "unreadable",
      fix: expect.stringContaining("GroupMember.Read.All"),
    });
    expect(groups?.reason).toContain(DEMO_GROUPS.fieldStaff);
    const findings = (await om("doctor", "--json")).json<{
      findings: readonly { source?: string; permission?: string }[];
    }>();
    expect(findings.findings.find(({ source }) => source === "directory-groups")?.permission).toBe(
      "GroupMember.Read.All",
    );
  });

  it("says of a group that is not there where to put it right, and reads the others", async () => {
    const gone = "99999999-1b58-4a5a-9d3e-7b1f20c4dfff";
    await organisation.setPlan(["audiences", 6, "group"], gone);
    const [, groups] = directoryIn((await om("collect", "--json")).json<Coverage>());
    expect(groups).toMatchObject({
      status: "incomplete",
      fix: expect.stringContaining("Correct the object id"),
    });
    expect(groups?.reason).toContain(gone);
  });

  it("is not read where nothing of the plan needs it, and its permissions are not asked for then", async () => {
    await organisation.setPlan(["notices"], {});
    await organisation.setPlan(["newcomers", "on"], false);
    for (const at of [5, 6]) {
      const plain = { id: `audience-${at}`, name: "People", kind: "users", members: ["sara-nyman"] };
      await organisation.setPlan(["audiences", at], plain);
    }
    expect(directoryIn((await om("collect", "--json")).json<Coverage>())).toEqual([]);
    expect((await om("permissions")).stdout).not.toMatch(/User\.Read\.All|GroupMember/);
    expect((await om("doctor", "--json")).stdout).not.toContain("directory-");
  });

  it("is not read where the tenant has it switched off", async () => {
    await organisation.set(["tenants", 0, "collectors"], { "directory-users": false });
    const sources = directoryIn((await om("collect", "--json")).json<Coverage>()).map(({ source }) => source);
    expect(sources).toEqual(["directory-groups"]);
  });
});
