import { expect, it } from "vitest";
import {
  alertMessage,
  items,
  mailTo,
  pushCertificate,
  silentDevices,
  TO_CHANNEL,
} from "../../test-support/alert-letters.ts";
import { NOW, plan } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Checkpoint } from "../checkpoint.ts";
import type { Config, TenantConfig } from "../config/config.ts";
import { DEFAULT_DAEMON } from "../config/daemon-schema.ts";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import type { Message } from "../deliver/notifier.ts";
import { createErrorCodeTable } from "../domain/error-codes.ts";
import { createReportRunner, type RunnerDeps } from "../run/report-runner.ts";
import { createMessageLoader } from "../run/message-of-delivery.ts";
import type { Store } from "../store/store.ts";
import type { Alert } from "./alert.ts";
import type { AlertMessage } from "./alert-message.ts";
import { postAlertMessage } from "./post-message.ts";

const TENANT: TenantConfig = {
  id: "contoso",
  name: "Contoso AB",
  cloud: { name: "global", graph: "https://graph.example", login: "https://login.example" },
  auth: { type: "azure-cli" },
  collectors: {},
  beta: true,
  exportJobs: false,
};

function configOf(patch: Partial<Config> = {}): Config {
  return {
    file: "/intune-om.yaml",
    planFile: "/plan.yaml",
    store: { kind: "sqlite", path: "/om.db" },
    timeZone: "Europe/Stockholm",
    locale: "sv",
    tenants: [TENANT],
    feeds: [],
    channels: [
      { kind: "webhook", id: "ops", url: "https://ops.example/", secret: { kind: "env", name: "K" } },
    ],
    daemon: DEFAULT_DAEMON,
    delivery: DEFAULT_DELIVERY_POLICY,
    mail: {
      transport: "directory",
      path: "/mail",
      from: { name: "Drift", address: "om@contoso.example" },
      replyTo: null,
      perMinute: 1_000,
      maxMessageBytes: 26_214_400,
      connections: 4,
    },
    ...patch,
  } as Config;
}

const SHEET = Buffer.from("a workbook");

function depsOf(store: Store, sent: Message[], patch: Partial<RunnerDeps> = {}): RunnerDeps {
  const unused = async (): Promise<never> => {
    throw new Error("messages about alerts need none of this");
  };
  return {
    config: configOf(),
    plan: plan(),
    store,
    clock: { now: () => NOW },
    sleep: async () => undefined,
    every: () => () => undefined,
    owner: "one",
    errorCodes: createErrorCodeTable([]),
    collect: unused,
    reporter: async () => ({
      format: "xlsx",
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      extension: ".xlsx",
      render: async () => SHEET,
    }),
    reportsFolder: "/reports",
    writeFile: unused,
    mailComposer: async () => ({
      compose: unused,
      composeLetter: async (letter) => ({
        subject: letter.subject,
        html: "",
        text: JSON.stringify(letter.tables),
        images: [],
      }),
    }),
    notifier: async (channel) => ({
      channel: channel === "mail" ? "directory" : channel,
      verify: async () => undefined,
      close: async () => undefined,
      deliver: async (message) => {
        sent.push(message);
        return { outcome: "accepted", response: "ok" };
      },
    }),
    ...patch,
  };
}

/** Alerts as if a snapshot had brought them, and a message about them as if it had been planned. */
async function planned(
  store: Store,
  alerts: readonly Alert[],
  message: Partial<AlertMessage> = {},
): Promise<AlertMessage> {
  const tenant = "contoso";
  await store.alerts.judge(tenant, { id: `s-${message.id ?? 1}`, takenAt: message.at ?? NOW }, () => ({
    changed: alerts,
    events: [],
    standings: [],
  }));
  const whole = alertMessage({ items: items(alerts), ...message });
  await store.alerts.plan(tenant, ({ threads }) => {
    const known = threads.find(({ id }) => id === whole.thread);
    const thread = {
      tenant,
      id: whole.thread,
      messages: (known?.messages ?? 0) + 1,
      firstAt: known?.firstAt ?? NOW,
      lastAt: whole.at,
      toldAt: whole.at,
      told: known?.told ?? [],
    };
    return { messages: [whole], changed: [], threads: [thread], events: [], nextAt: null };
  });
  return whole;
}

const never = new AbortController().signal;

async function drained(deps: RunnerDeps, runId: string): Promise<void> {
  await createReportRunner(deps).resume(runId);
}

/** The messages of a run as a notifier gets them. */
async function messagesOf(store: Store, runId: string): Promise<readonly Message[]> {
  const run = await store.runs.get(runId);
  if (run === null) throw new Error("no run");
  const load = createMessageLoader(store);
  const deliveries = await store.deliveries.list({ run: runId });
  return Promise.all(deliveries.map((delivery) => load({ run, delivery, limits: [] })));
}

function addressed(messages: readonly Message[], address: string): Message | undefined {
  return messages.find(({ to }) => to.address === address);
}

describeOnEveryStore("posting a message about alerts", (open) => {
  it("gives each recipient a letter in their own language, and the channel the same in its parts", async () => {
    const store = await open();
    const sent: Message[] = [];
    const deps = depsOf(store, sent);
    const message = await planned(store, [pushCertificate()]);
    const run = await postAlertMessage(deps, message, never);
    await drained(deps, run.id);
    expect(sent.map(({ to, subject }) => `${to.address}: ${subject}`).sort()).toEqual([
      "asa.lind@contoso.example: [Hög] Apples pushcertifikat går ut om 14 dagar: Contoso AB",
      "john.smith@contoso.example: [High] The Apple push certificate ends in 14 days: Contoso AB",
      "ops: [High] The Apple push certificate ends in 14 days: Contoso AB",
    ]);
    const posted = addressed(sent, "ops");
    expect(posted?.letter?.title).toBe("The Apple push certificate ends in 14 days");
    expect(posted?.alert).toMatchObject({
      tenant: "contoso",
      thread: "t1",
      severity: "high",
      total: 1,
      alerts: [{ key: "apple-push-certificate:apns", state: "open", why: "new", unit: "days", value: 14 }],
    });
    expect(addressed(sent, "john.smith@contoso.example")?.letter).toBeUndefined();
    expect(sent.every(({ purpose }) => purpose === "alert")).toBe(true);
    expect(await store.alerts.unwritten("contoso")).toEqual([]);
  });

  it("sends a sheet in the reader's language with what is too much for the letter, and not to the channel", async () => {
    const store = await open();
    const message = await planned(store, silentDevices(37));
    const run = await postAlertMessage(depsOf(store, []), message, never);
    const messages = await messagesOf(store, run.id);
    const asa = addressed(messages, "asa.lind@contoso.example");
    expect(asa?.attachments.map(({ fileName, bytes }) => [fileName, Buffer.from(bytes).toString()])).toEqual([
      ["alerts-contoso-2026-11-22-sv.xlsx", "a workbook"],
    ]);
    expect(asa?.text).toContain("27 till i det bifogade kalkylbladet");
    const ops = addressed(messages, "ops");
    expect(ops?.attachments).toEqual([]);
    expect(ops?.text).toContain("And 27 more: intune-om alerts");
  });

  it("leaves out a sheet that would make the mail too large, and says where the rest is", async () => {
    const store = await open();
    const small = configOf();
    const config = { ...small, mail: { ...small.mail, maxMessageBytes: 4_200 } };
    const message = await planned(store, silentDevices(37));
    const run = await postAlertMessage(depsOf(store, [], { config }), message, never);
    const asa = addressed(await messagesOf(store, run.id), "asa.lind@contoso.example");
    expect(asa?.attachments).toEqual([]);
    expect(asa?.text).toContain("Och 27 till: intune-om alerts");
  });

  it("answers in a later message the first one that each recipient got", async () => {
    const store = await open();
    const deps = depsOf(store, []);
    const alerts = [pushCertificate()];
    const first = await postAlertMessage(deps, await planned(store, alerts, { to: [mailTo("en")] }), never);
    const root = (await store.deliveries.list({ run: first.id }))[0]?.messageId ?? "";
    const at = new Date(NOW.getTime() + 3_600_000);
    const id = "alert:contoso:t1:2";
    const second = await planned(store, alerts, { id, at, kind: "repeat", to: [mailTo("en"), mailTo("sv")] });
    const run = await postAlertMessage(deps, second, never);
    const messages = await messagesOf(store, run.id);
    expect(addressed(messages, "john.smith@contoso.example")?.thread).toEqual({
      inReplyTo: root,
      references: [root],
    });
    // Åsa was not told before: hers begins a thread.
    expect(addressed(messages, "asa.lind@contoso.example")?.thread).toBeUndefined();
    const thread = await store.alerts.thread("contoso", "t1");
    expect(thread?.told.map(({ root: own }) => own === root)).toEqual([true, false]);
  });

  it.each(["run.claimed", "run.betweenFiles", "run.insideFanOut", "run.fannedOut"] as const)(
    "writes to nobody twice when the process ended at %s",
    async (where) => {
      const checkpoint: Checkpoint = async (name) => {
        if (name === where) throw new Error("the process ends");
      };
      const dying = await open({ checkpoint });
      const message = await planned(dying, silentDevices(37));
      await expect(postAlertMessage(depsOf(dying, [], { checkpoint }), message, never)).rejects.toThrow();
      const store = await open();
      const sent: Message[] = [];
      const deps = depsOf(store, sent, { owner: "two", isGone: () => true });
      for (const left of await store.alerts.unwritten("contoso"))
        await drained(deps, (await postAlertMessage(deps, left, never)).id);
      expect(sent.map(({ to }) => to.address).sort()).toEqual([
        "asa.lind@contoso.example",
        "john.smith@contoso.example",
        "ops",
      ]);
      expect(await store.alerts.unwritten("contoso")).toEqual([]);
    },
  );

  it("notes what went out already when the process ended before it could, and sends nothing again", async () => {
    const store = await open();
    const sent: Message[] = [];
    const deps = depsOf(store, sent);
    const message = await planned(store, [pushCertificate()]);
    const broken = {
      ...store,
      alerts: { ...store.alerts, written: () => Promise.reject(new Error("the process ends")) },
    };
    await expect(postAlertMessage({ ...deps, store: broken }, message, never)).rejects.toThrow(
      "the process ends",
    );
    const [run] = await store.runs.ofLetters(message.id);
    await drained(deps, run?.id ?? "");
    expect(sent).toHaveLength(3);
    const again = await postAlertMessage(deps, message, never);
    expect(again).toMatchObject({ id: run?.id, state: "succeeded" });
    expect(sent).toHaveLength(3);
    expect(await store.alerts.unwritten("contoso")).toEqual([]);
    const thread = await store.alerts.thread("contoso", "t1");
    expect(thread?.told.every(({ root }) => root !== null)).toBe(true);
  });

  it("leaves out a channel that the configuration no longer has, and tells the others", async () => {
    const store = await open();
    const message = await planned(store, [pushCertificate()], { to: [mailTo("en"), TO_CHANNEL] });
    const run = await postAlertMessage(
      depsOf(store, [], { config: configOf({ channels: [] }) }),
      message,
      never,
    );
    const messages = await messagesOf(store, run.id);
    expect(messages.map(({ to }) => to.address)).toEqual(["john.smith@contoso.example"]);
  });

  it("goes to whoever watches when only a channel was to get it that is no longer there", async () => {
    const store = await open();
    const sent: Message[] = [];
    const deps = depsOf(store, sent, { config: configOf({ channels: [] }) });
    const message = await planned(store, [pushCertificate()], { to: [TO_CHANNEL] });
    const run = await postAlertMessage(deps, message, never);
    await drained(deps, run.id);
    expect(sent.map(({ to }) => to.address)).toEqual(["asa.lind@contoso.example"]);
    expect(await store.alerts.unwritten("contoso")).toEqual([]);
    // Later messages go on from the one that they got.
    const thread = await store.alerts.thread("contoso", "t1");
    expect(thread?.told.map(({ to, root }) => [to.kind, root !== null])).toEqual([["mail", true]]);
  });

  it("fails each time while it reaches nobody at all, and is posted once it does", async () => {
    const store = await open();
    const nobody = { config: configOf({ channels: [] }), plan: plan({ people: [], roles: [] }) };
    const message = await planned(store, [pushCertificate()], { to: [TO_CHANNEL] });
    for (const _ of [1, 2])
      await expect(postAlertMessage(depsOf(store, [], nobody), message, never)).rejects.toMatchObject({
        code: "alert.no-recipient",
        message: expect.stringContaining('"ops"') as string,
      });
    expect(await store.alerts.unwritten("contoso")).toEqual([message]);
    const sent: Message[] = [];
    const deps = depsOf(store, sent);
    await drained(deps, (await postAlertMessage(deps, message, never)).id);
    expect(sent.map(({ to }) => to.address)).toEqual(["ops"]);
  });
});
