import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { keepSnapshot, type RunOutcome } from "@intune-om/core";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import type { Action, ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { makeFolder } from "../session/make-folder.ts";
import { demoOrganisation } from "../session/demo-organisation.ts";
import { type Session, withSession } from "../session/session.ts";

export interface DemoOptions {
  readonly out: string;
  readonly devices: number;
  readonly day: number;
}

/** Days of the story that are collected before the one reported on, so that there is a trend. */
const DAYS_BEFORE = 7;
/** People who get their first device in the first ten weeks of the story. */
const JOINERS = 30;

/** `demo`: the sample organisation against a tenant and a mail server on loopback, for real. */
export const demo: Action<DemoOptions> = async (context) => {
  const { options, cwd, output } = context;
  const out = resolve(cwd, options.out);
  await makeFolder(out, "--out");
  await clearFormerDemo(out);
  output.progress("Starting the demo tenant and the mail catcher…");
  await using tenant = closing(
    await startDemoTenant({ devices: options.devices, joiners: JOINERS, hostileNames: false }),
  );
  await using catcher = closing(await startMailCatcher({ dir: join(out, "mail") }));
  const parts = await demoOrganisation({ context, tenant: tenant.it, catcher: catcher.it, out });
  return await withSession(
    context,
    (session) => tellStory(session, { context, tenant: tenant.it, catcher: catcher.it, out }),
    parts,
  );
};

interface Stage {
  readonly context: ActionContext<DemoOptions>;
  readonly tenant: DemoTenant;
  readonly catcher: MailCatcher;
  readonly out: string;
}

async function tellStory(session: Session, { context, tenant, catcher, out }: Stage): Promise<ExitCode> {
  const { options, output, signal } = context;
  const [sample] = session.config.tenants;
  if (sample === undefined) throw new TypeError("the sample organisation has no tenant");
  for (let day = Math.max(0, options.day - DAYS_BEFORE); day < options.day; day++) {
    tenant.setDay(day);
    output.progress(`Collecting day ${day} of the story`);
    const snapshot = await session.collect(sample);
    await keepSnapshot(snapshot, session);
  }
  tenant.setDay(options.day);
  const outcomes: RunOutcome[] = [];
  // What waits for somebody's approval would only be held: the demo has nobody who gives it.
  for (const { id } of session.plan.reports.filter(({ approval }) => approval === null)) {
    output.progress(`Running ${id}`);
    const request = { out: join(out, "reports"), to: null };
    const start = {
      report: id,
      tenant: sample.id,
      kind: "manual",
      scheduledFor: tenant.now(),
      request,
    } as const;
    outcomes.push(await session.runner.start(start, signal));
  }
  output.result(json(outcomes, catcher), () => text(outcomes, catcher, out));
  return outcomes.every(({ run }) => run.state === "succeeded") ? EXIT.done : EXIT.partial;
}

function json(outcomes: readonly RunOutcome[], catcher: MailCatcher): object {
  return {
    runs: outcomes.map(({ run, artifacts, deliveries }) => ({
      id: run.id,
      report: run.report,
      state: run.state,
      artifacts: artifacts.map(({ format, path, language, sha256 }) => ({ format, path, language, sha256 })),
      deliveries: deliveries.map(({ recipient, state }) => ({ recipient: recipient.address, state })),
    })),
    mails: catcher.messages.map(({ file, to }) => ({ path: file, to })),
  };
}

function text(outcomes: readonly RunOutcome[], catcher: MailCatcher, out: string): string {
  const rows = outcomes.map(({ run, artifacts, deliveries }) => [
    run.report,
    run.state,
    artifacts.map(({ format, language }) => `${format} (${language})`).join(", "),
    `${deliveries.filter(({ state }) => state === "accepted").length} of ${deliveries.length} mails accepted`,
  ]);
  const [best] = outcomes.flatMap(({ artifacts }) => artifacts).filter(({ format }) => format === "pdf");
  return [
    textTable(["REPORT", "STATE", "FILES", "MAIL"], rows),
    "",
    `Reports: ${join(out, "reports")}`,
    `Mails:   ${join(out, "mail")} (${catcher.messages.length} .eml files; open one with a mail program)`,
    ...(best === undefined ? [] : ["", `Begin with ${best.path}`]),
  ].join("\n");
}

/** Only what a former demo left: its store and its mails. Reports are written over. */
async function clearFormerDemo(out: string): Promise<void> {
  const mails = join(out, "mail");
  await mkdir(mails, { recursive: true });
  const old = (await readdir(mails)).filter((name) => /^\d{5,}-.*\.eml$/.test(name));
  for (const name of old) await rm(join(mails, name));
  for (const ending of ["", "-wal", "-shm"]) await rm(join(out, `demo.db${ending}`), { force: true });
}

function closing<T extends { close(): Promise<void> }>(it: T): AsyncDisposable & { readonly it: T } {
  return { it, [Symbol.asyncDispose]: () => it.close() };
}
