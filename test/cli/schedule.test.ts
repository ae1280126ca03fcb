import { openStore } from "@intune-om/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const preview = (...argv: string[]): Promise<CommandResult> => intuneOm(["schedule", "preview", ...argv]);

/** A person of the sample's plan. */
const BY = "asa-lindqvist";

interface Preview {
  readonly occurrences: readonly string[];
  readonly schedules?: readonly Record<string, unknown>[];
}

describe("schedule preview of a cron expression", () => {
  const year = ["--from", "2026-01-01T00:00:00Z", "--until", "2027-01-01T00:00:00Z", "--json"];

  it("prints instants in UTC and nothing else, and needs no files", async () => {
    const spring = ["--from", "2026-03-28T12:00Z", "--until", "2026-03-30T12:00Z", "--json"];
    const result = await preview("--cron", "30 2 * * *", "--zone", "Europe/Stockholm", ...spring);
    expect(result.exitCode).toBe(0);
    expect(result.json<Preview>()).toEqual({
      occurrences: ["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"],
    });
  });

  it.each([
    ["*/15 * * * *", "Europe/Stockholm", 35_040],
    ["*/15 * * * *", "Australia/Lord_Howe", 35_040],
    ["30 2 * * *", "America/New_York", 365],
    ["*/30 2 * * *", "America/New_York", 728],
    ["* * * * *", "Asia/Kathmandu", 525_600],
    ["0 7 * * MON", "UTC", 52],
  ])("has all of a year of %s in %s", async (cron, zone, count) => {
    const result = await preview("--cron", cron, "--zone", zone, ...year);
    expect(result.json<Preview>().occurrences).toHaveLength(count);
  });

  it("begins with the first instant and ends before the last, or after so many", async () => {
    const day = ["--cron", "0 * * * *", "--from", "2026-11-24T07:00Z", "--json"];
    const until = await preview(...day, "--until", "2026-11-24T09:00Z");
    expect(until.json<Preview>().occurrences).toEqual([
      "2026-11-24T07:00:00.000Z",
      "2026-11-24T08:00:00.000Z",
    ]);
    const counted = await preview(...day, "--count", "3");
    expect(counted.json<Preview>().occurrences).toHaveLength(3);
    expect((await preview(...day)).json<Preview>().occurrences).toHaveLength(10);
  });

  it("begins now when nothing is said", async () => {
    const clock = { now: () => new Date("2026-11-24T07:30Z") };
    const result = await intuneOm(["schedule", "preview", "--cron", "0 * * * *", "--count", "1", "--json"], {
      clock,
    });
    expect(result.json<Preview>().occurrences).toEqual(["2026-11-24T08:00:00.000Z"]);
  });

  it("shows people the time of the clock there, the zone and UTC", async () => {
    const span = ["--from", "2026-10-24", "--until", "2026-10-26"];
    const { stdout } = await preview("--cron", "*/30 2 * * *", "--zone", "Europe/Stockholm", ...span);
    expect(stdout).toContain("Sun 2026-10-25 02:30 +02:00  Europe/Stockholm  2026-10-25 00:30Z");
    expect(stdout).toContain("Sun 2026-10-25 02:30 +01:00  Europe/Stockholm  2026-10-25 01:30Z");
    const none = await preview("--cron", "0 0 29 2 *", ...span);
    expect(none.stdout).toContain("Nothing is due in that time.");
  });

  it.each([
    [["--cron", "0 25 * * *"], "out of range in the field hour, at character 3", "Write 0 to 23."],
    [["--cron", "0 7 * *"], "has 4 fields instead of five, at character 1", "Write five fields"],
    [
      ["--cron", "0 0 30 2 *"],
      "names a day that the month does not have, at character 5",
      "Write a day that exists",
    ],
    [["--cron", "0 7 * * MOM"], "at character 9", "Did you mean MON?"],
    [
      ["--cron", "0 7 * * *", "--zone", "Europe/Stokholm"],
      "is no time zone",
      "Did you mean Europe/Stockholm?",
    ],
    [["--cron", "0 7 * * *", "--zone", "+01:00"], "is no time zone", "Write an IANA name"],
    [["--cron", "0 7 * * *", "--from", "tomorrow"], "an instant with its zone", ""],
    [["--cron", "0 7 * * *", "--from", "2026-11-24T07:00"], "an instant with its zone", ""],
    [["--cron", "0 7 * * *", "--from", "2026-02-30T07:00Z"], "It takes a day", ""],
    [["--cron", "0 7 * * *", "--count", "0"], "a whole number from 1", ""],
    [["--cron", "0 7 * * *", "--from", "2026-11-24", "--until", "2026-11-24"], "not after the beginning", ""],
    [["--cron", "* * * * *", "--from", "2026-01-01", "--until", "2028-01-01"], "more than 600000", "--until"],
    [["--cron", "0 7 * * *", "weekly"], "two things", "Leave one"],
    [["--zone", "UTC"], "--zone is for --cron", ""],
  ])("refuses %j with how to write it", async (argv, message, hint) => {
    const result = await preview(...argv);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message);
    expect(result.stderr).toContain(hint);
    const json = await preview(...argv, "--json");
    expect(json.exitCode).toBe(2);
    expect(json.json<{ error: { message: string } }>().error.message).toContain(message);
  });
});

describe("the schedules of an organisation", () => {
  let organisation: OrganisationCopy;
  let now = new Date("2026-11-24T06:30Z");
  const clock = { now: () => now };

  beforeEach(async () => {
    now = new Date("2026-11-24T06:30Z");
    organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
  });

  afterEach(() => organisation[Symbol.asyncDispose]());

  const om = (...argv: string[]): Promise<CommandResult> =>
    intuneOm(["--config", organisation.config, "schedule", ...argv], {
      cwd: organisation.folder,
      clock,
      env: { OM_TOKEN: "t" },
    });

  it("are previewed by report, each with its cron, zone and occurrences, and all together", async () => {
    const { occurrences, schedules } = (await om("preview", "--count", "2", "--json")).json<Preview>();
    expect(schedules?.map(({ report }) => report)).toContain("stakeholder-weekly");
    const all = schedules?.flatMap((one) => one["occurrences"] as readonly string[]) ?? [];
    expect(occurrences).toEqual([...new Set(all)].toSorted());
    expect(schedules?.[0]).toMatchObject({
      cron: expect.any(String),
      timeZone: expect.any(String),
      title: expect.any(String),
    });
    const one = (await om("preview", "stakeholder-weekly", "--count", "1", "--json")).json<Preview>();
    expect(one.schedules).toHaveLength(1);
    expect((await om("preview", "stakeholder-weekly", "--count", "1")).stdout).toContain(
      "stakeholder-weekly",
    );
  });

  it("are all previewed up to one instant, and it is said which", async () => {
    const week = await om("preview", "--json");
    const { occurrences, complete } = week.json<Preview & { complete: string }>();
    expect(complete).toBe("2026-12-01T06:30:00.000Z");
    expect(occurrences.at(-1)?.localeCompare(complete)).toBe(-1);
    const { stdout } = await om("preview");
    expect(stdout).toContain("All that is due before 2026-12-01 07:30 +01:00");
    await organisation.setPlan(["reports", 0, "schedule"], { cron: "*/15 * * * *", timezone: "UTC" });
    await organisation.setPlan(["reports", 1, "schedule"], { cron: "*/20 * * * *", timezone: "UTC" });
    const cut = (await om("preview", "--json")).json<Preview & { complete: string }>();
    const rows = cut.schedules?.flatMap((one) => one["occurrences"] as readonly string[]) ?? [];
    expect(rows.length).toBeGreaterThan(190);
    expect(rows.length).toBeLessThanOrEqual(200);
    const own = ["--until", cut.complete, "--json"];
    expect((await om("preview", ...own)).json<Preview>().occurrences).toEqual(cut.occurrences);
  });

  it("say what an earlier pause was, and that it is replaced", async () => {
    const by = ["--by", BY];
    expect(
      (await om("pause", "stakeholder-weekly", "--why", "the tenant is moved", ...by)).stdout,
    ).not.toContain("already");
    now = new Date("2026-11-25T06:30Z");
    const { stdout } = await om("pause", "stakeholder-weekly", "--why", "holidays", ...by);
    expect(stdout).toMatch(
      /paused already in .*: by .*, since 2026-11-24 07:30 \+01:00: the tenant is moved\. This takes its place/,
    );
    const again = await om("pause", "stakeholder-weekly", "--why", "more", ...by, "--json");
    expect(again.json()).toMatchObject({ schedules: [{ replaced: { by: BY, why: "holidays" } }] });
  });

  it("leave out or move what falls on days off, as the plan says", async () => {
    const schedule = { cron: "0 7 * * *", timezone: "UTC", holidays: "move" };
    await organisation.setPlan(["reports", 0, "schedule"], schedule);
    await organisation.setPlan(["organisation", "calendar"], { closed: ["2026-11-25"] });
    const span = ["--from", "2026-11-25", "--until", "2026-11-28", "--json"];
    const report = (await om("preview", "--json")).json<Preview>().schedules?.[0]?.["report"] as string;
    expect((await om("preview", report, ...span)).json<Preview>().occurrences).toEqual([
      "2026-11-26T07:00:00.000Z",
      "2026-11-27T07:00:00.000Z",
    ]);
  });

  it("are not found by a wrong name, or without a schedule", async () => {
    const wrong = await om("preview", "stakeholder-wekly");
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain("Did you mean stakeholder-weekly?");
    expect((await om("pause", "nothing", "--why", "x", "--by", "nobody")).exitCode).toBe(2);
  });

  it("are paused by a person with a reason, listed so, and resumed", async () => {
    const paused = await om(
      "pause",
      "stakeholder-weekly",
      "--why",
      "the tenant is moved",
      "--by",
      BY,
      "--json",
    );
    expect(paused.json<object>()).toMatchObject({
      schedules: [
        { report: "stakeholder-weekly", paused: { by: BY, why: "the tenant is moved", until: null } },
      ],
    });
    expect(await listed("stakeholder-weekly")).toMatchObject({ paused: { by: BY }, next: null, last: null });
    expect((await om("list")).stdout).toContain("the tenant is moved");
    now = new Date("2026-11-24T07:30Z");
    const resumed = await om("resume", "stakeholder-weekly", "--by", BY, "--json");
    expect(resumed.json<object>()).toMatchObject({
      schedules: [{ report: "stakeholder-weekly", paused: null }],
    });
    const standing = await listed("stakeholder-weekly");
    expect(standing["paused"]).toBeNull();
    expect(standing["next"]).toEqual(expect.any(String));
    const again = await om("resume", "stakeholder-weekly", "--by", BY);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain("is not paused");
  });

  it("end a pause by themselves, and say what is next after it", async () => {
    await om("pause", "stakeholder-weekly", "--why", "moving", "--by", BY, "--until", "2027-01-01");
    const standing = await listed("stakeholder-weekly");
    expect((standing["next"] as string) >= "2027-01-01").toBe(true);
    now = new Date("2027-01-01T00:00Z");
    expect((await listed("stakeholder-weekly"))["paused"]).toBeNull();
  });

  it("are listed with what came last and the policies that hold", async () => {
    const store = await openStore(
      { kind: "sqlite", path: `${organisation.folder}/state/intune-om.db` },
      { clock },
    );
    const run = {
      tenant: "norrviken",
      report: "stakeholder-weekly",
      request: { out: null, to: null },
    } as const;
    await store.runs.add({ ...run, kind: "scheduled", scheduledFor: new Date("2026-11-16T06:00Z") });
    await store.runs.add({ ...run, kind: "scheduled", scheduledFor: new Date("2026-11-23T06:00Z") });
    await store.runs.add({ ...run, kind: "manual", scheduledFor: new Date("2026-11-24T06:00Z") });
    await store.close();
    expect(await listed("stakeholder-weekly")).toMatchObject({
      last: { scheduledFor: "2026-11-23T06:00:00.000Z", state: "due" },
      policies: {
        missed: "once",
        maxLateness: "1d",
        overlap: "skip",
        jitter: "0s",
        holidays: "run",
        succeedWithin: "4h",
      },
    });
  });

  async function listed(report: string): Promise<Record<string, unknown>> {
    const { schedules } = (await om("list", "--json")).json<{ schedules: Record<string, unknown>[] }>();
    const found = schedules.find((one) => one["report"] === report);
    if (found === undefined) throw new Error(`${report} is not listed`);
    return found;
  }

  it("refuse a pause that ends before it begins", async () => {
    const result = await om("pause", "stakeholder-weekly", "--why", "x", "--by", BY, "--until", "2026-11-01");
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain("--until is not to come");
  });
});
