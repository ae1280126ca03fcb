import { join } from "node:path";
import { openStore, systemClock } from "@intune-om/core";
import { type MailCatcher, startMailCatcher } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimOf, fannedOut } from "../../packages/core/test-support/outbox-world.ts";
import type { Settlement } from "../../packages/core/src/store/outbox.ts";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Row {
  readonly id: string;
  readonly recipient: string;
  readonly state: string;
  readonly reason?: string;
}

let catcher: MailCatcher;
let organisation: OrganisationCopy;
let run: string;

beforeEach(async () => {
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
});

afterEach(async () => {
  await catcher.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], { env: { OM_TOKEN: "t" } });

/** A run that has ended, with each of its deliveries where it stands by name. */
async function endedWith(states: Readonly<Record<string, Settlement["to"]>>, purpose: string): Promise<void> {
  const path = join(organisation.folder, "state", "intune-om.db");
  const store = await openStore({ kind: "sqlite", path }, { clock: systemClock });
  const made = await fannedOut(store, Object.keys(states), { tenant: "norrviken", purposeOf: () => purpose });
  run = made.id;
  const { claimed } = await store.outbox.claim(claimOf([made]));
  await store.outbox.settle(
    claimed.map((entry) => {
      const name = entry.delivery.recipient.address.split("@")[0] ?? "";
      return { claimed: entry, to: states[name] ?? "accepted", reason: `${name} by test` };
    }),
  );
  await store.runs.endIfSettled(made.id, () => ({ state: "partial", reason: null }));
  await store.close();
}

async function rows(...argv: string[]): Promise<readonly Row[]> {
  return (await om("deliveries", ...argv, "--json")).json<{ deliveries: readonly Row[] }>().deliveries;
}

async function stateOfRun(): Promise<string | undefined> {
  const { runs } = (await om("runs", "--json")).json<{
    runs: readonly { readonly id: string; readonly state: string }[];
  }>();
  return runs.find(({ id }) => id === run)?.state;
}

describe("the list of deliveries in one state", () => {
  it("says what to do about those that may have arrived, for each class that is there", async () => {
    await endedWith({ anna: "unknown" }, "report");
    const reports = await om("deliveries", "--state", "unknown");
    const listed = (await om("deliveries", "--state", "unknown", "--json")).json<{
      deliveries: readonly { messageId: string }[];
    }>();
    expect(reports.stdout).toContain("MESSAGE-ID");
    expect(reports.stdout).toContain(listed.deliveries[0]?.messageId ?? "none");
    expect(reports.stdout).toContain("may or may not have arrived");
    expect(reports.stdout).toContain("intune-om deliveries retry DELIVERY");
    expect(reports.stdout).toContain("intune-om deliveries drop DELIVERY --by PERSON");
    expect(reports.stdout).toContain("Reports and letters wait for a person (delivery.unknown.report: wait)");
    expect(reports.stdout).not.toContain("Alerts and drills");
  });

  it("says of alerts that they are sent again, or that they wait where the configuration says so", async () => {
    await endedWith({ anna: "unknown" }, "alert");
    const resent = await om("deliveries", "--state", "unknown");
    expect(resent.stdout).toContain("Alerts and drills are sent again by themselves");
    await organisation.set(["delivery"], { unknown: { alert: "wait" } });
    const waiting = await om("deliveries", "--state", "unknown");
    expect(waiting.stdout).toContain("Alerts and drills wait for a person (delivery.unknown.alert: wait)");
  });

  it.each([
    ["rejected", "refused these for good"],
    ["dead", "given up, because"],
    ["deferred", "intune-om runs continue RUN"],
  ] as const)("says what to do about what is %s", async (state, advice) => {
    await endedWith({ anna: state }, "report");
    expect((await om("deliveries", "--state", state)).stdout).toContain(advice);
    expect((await om("deliveries")).stdout).not.toContain(advice);
    expect((await om("deliveries", "--state", "accepted")).stdout).toBe("There are no deliveries.\n");
  });
});

describe("giving deliveries up", () => {
  it("says who and why, ends the run with its last one, and leaves what was accepted", async () => {
    await endedWith({ anna: "accepted", bo: "deferred", cia: "unknown" }, "report");
    expect(await stateOfRun()).toBe("fannedOut");
    const dropped = await om(
      "deliveries",
      "drop",
      "--all-of",
      run,
      "--by",
      "goran-ostberg",
      "--why",
      "left us",
      "--json",
    );
    expect(dropped.exitCode).toBe(0);
    expect(dropped.json()).toMatchObject({
      deliveries: [
        { recipient: "bo@contoso.example", state: "dead", reason: "dropped by Göran Östberg: left us" },
        { recipient: "cia@contoso.example", state: "dead" },
      ],
    });
    expect(await stateOfRun()).toBe("partial");
    expect((await om("audit", "--json")).stdout).toContain('"by":"goran-ostberg"');
    expect((await rows("--state", "accepted")).map(({ recipient }) => recipient)).toEqual([
      "anna@contoso.example",
    ]);
  });

  it("takes a person and a reason, and nothing that was accepted", async () => {
    await endedWith({ anna: "accepted" }, "report");
    const [row] = await rows();
    const words = ["deliveries", "drop", row?.id ?? ""];
    expect((await om(...words, "--by", "goran-ostberg")).exitCode).toBe(2);
    expect((await om(...words, "--why", "x")).exitCode).toBe(2);
    const refused = await om(...words, "--by", "goran-ostberg", "--why", "x", "--json");
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.json()).toMatchObject({ error: { code: "usage.state" } });
    expect((await om("deliveries", "drop", "--by", "goran-ostberg", "--why", "x")).exitCode).toBe(2);
  });
});

describe("trying deliveries again", () => {
  it("is no way around approval: what was given up while it was held is held again, and it says how to let it out", async () => {
    const path = join(organisation.folder, "state", "intune-om.db");
    const store = await openStore({ kind: "sqlite", path }, { clock: systemClock });
    const made = await fannedOut(store, ["anna"], { tenant: "norrviken" });
    const [row] = await store.deliveries.list({ run: made.id });
    if (row === undefined) throw new Error("nothing was made");
    await store.deliveries.move(row, "held", { reason: "waits for approval" });
    await store.close();
    await om("deliveries", "drop", row.id, "--by", "goran-ostberg", "--why", "too early");
    const retried = await om("deliveries", "retry", row.id);
    expect(retried.stderr).toContain("One delivery waits for approval");
    expect(retried.stderr).toContain(`intune-om deliveries release ${row.id} --by PERSON`);
    expect((await rows()).map(({ state }) => state)).toEqual(["held"]);
  });

  it("takes several at once, what was given up as well, and the run ends anew", async () => {
    await endedWith({ anna: "accepted", bo: "dead", cia: "rejected" }, "report");
    expect(await stateOfRun()).toBe("partial");
    const wanted = (await rows()).filter(({ state }) => state !== "accepted").map(({ id }) => id);
    const retried = await om("deliveries", "retry", ...wanted, "--by", "goran-ostberg", "--json");
    expect(retried.exitCode).toBe(0);
    expect(retried.json()).toMatchObject({ run: { id: run, state: "succeeded" } });
    expect(catcher.messages.map(({ to }) => to[0] ?? "").toSorted()).toEqual([
      "bo@contoso.example",
      "cia@contoso.example",
    ]);
    expect(await stateOfRun()).toBe("succeeded");
  });

  it("says when there is no such run", async () => {
    const result = await om("deliveries", "retry", "--all-of", "nope", "--json");
    expect(result.exitCode).toBe(2);
    expect(result.json<object>()).toMatchObject({
      error: { code: "run.unknown", message: "there is no run nope" },
    });
  });

  it("of a whole run leaves what was given up, unless it is asked for by its state", async () => {
    await endedWith({ anna: "dead", bo: "unknown" }, "report");
    expect((await om("deliveries", "retry", "--all-of", run, "--json")).exitCode).toBe(3);
    expect(catcher.messages.map(({ to }) => to[0])).toEqual(["bo@contoso.example"]);
    expect((await om("deliveries", "retry", "--all-of", run, "--state", "dead", "--json")).exitCode).toBe(0);
    expect(catcher.messages).toHaveLength(2);
    expect((await om("deliveries", "retry", "--all-of", run, "--json")).exitCode).toBe(2);
  });
});
