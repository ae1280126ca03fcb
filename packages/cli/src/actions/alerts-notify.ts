import {
  type AlertMessage,
  type AlertRecipient,
  type AlertWatchEvent,
  type Delivery,
  messageOf,
  previewMessages,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { unreached } from "../output/unreached.ts";
import { type TenantWaiting, waitingLines } from "../output/waiting-text.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";
import type { Times } from "../output/times.ts";

export interface NotifyOptions {
  readonly tenant?: string;
  readonly dryRun?: boolean;
}

/** `alerts notify`: what is due is judged, planned, written and sent, as the daemon does; or only shown. */
export const notifyAlerts: Action<NotifyOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output, signal } = context;
    const { config, times } = session;
    const tenants = tenantsOf(config, options.tenant).map(({ id }) => id);
    if (options.dryRun === true) {
      const { messages, waiting } = await look(session, tenants);
      output.result({ messages: messages.map(shown), waiting }, () =>
        [table(messages, "Nothing is due.", times), ...waitingLines(waiting, times)].join("\n"),
      );
      return EXIT.done;
    }
    const events = await session.watchAlerts(tenants);
    const deliveries = await sendWritten(session, tenants, signal);
    const messages = events.flatMap((event) => (event.kind === "posted" ? [event.message] : []));
    const { waiting } = await look(session, tenants);
    const json = { messages: messages.map(shown), deliveries: deliveries.map(deliveryShown), waiting };
    output.result(json, () =>
      [table(messages, "Nothing was due.", times), ...waitingLines(waiting, times)].join("\n"),
    );
    const problems = [...events.flatMap(problemOf), ...unreached(deliveries)];
    for (const problem of problems) output.problem(problem);
    return problems.length === 0 ? EXIT.done : EXIT.partial;
  });

interface Look {
  readonly messages: readonly AlertMessage[];
  readonly waiting: readonly TenantWaiting[];
}

/** What is due now, and what waits. */
async function look(session: Session, tenants: readonly string[]): Promise<Look> {
  const messages: AlertMessage[] = [];
  const waiting: TenantWaiting[] = [];
  for (const tenant of tenants) {
    const preview = await previewMessages(session, tenant, session.clock.now());
    messages.push(...(await session.store.alerts.unwritten(tenant)), ...preview.messages);
    waiting.push({ tenant, ...preview.waiting });
  }
  return { messages, waiting };
}

/** Everything about these tenants that stands in the outbox, also from before. */
async function sendWritten(
  { store, runner }: Session,
  tenants: readonly string[],
  signal: AbortSignal,
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const tenant of tenants) {
    const runs = await store.runs.ofLetters(`alert:${tenant}:`);
    for (const { id } of runs.filter(({ state }) => state === "fannedOut"))
      deliveries.push(...(await runner.resume(id, signal)).deliveries);
  }
  return deliveries;
}

function shown({ id, tenant, kind, step, to, items, hidden, at }: AlertMessage): object {
  return { id, tenant, kind, step, at, to: to.map(nameOf), alerts: items, hidden: hidden.length };
}

function deliveryShown({ id, run, recipient, channel, state, messageId, reason }: Delivery): object {
  const why = reason === null ? {} : { reason };
  return { id, run, recipient: recipient.address, channel, state, messageId, ...why };
}

function nameOf(to: AlertRecipient): string {
  return to.kind === "mail" ? to.address : to.channel;
}

function table(messages: readonly AlertMessage[], none: string, times: Times): string {
  if (messages.length === 0) return none;
  return textTable(
    ["TENANT", "KIND", "TO", "ALERTS", "FIRST", "DECIDED"],
    messages.map(({ tenant, kind, step, to, items, at }) => [
      tenant,
      step === 0 ? kind : `${kind} ${step}`,
      to.map(nameOf).join(", "),
      String(items.length),
      items[0] === undefined ? "" : `${items[0].why} ${items[0].alert}`,
      times.minute(at),
    ]),
  );
}

function problemOf(event: AlertWatchEvent): readonly string[] {
  if (event.kind !== "failed") return [];
  const { tenant, message, error } = event;
  return [`${message ?? `the alerts of ${tenant}`}: ${messageOf(error)}`];
}
