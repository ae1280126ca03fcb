import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";
import { OmError } from "../errors.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import type { AlertMessage, AlertRecipient } from "./alert-message.ts";
import { watcherOf } from "./routing/recipients-of.ts";

export interface ReachableMessage {
  readonly message: AlertMessage;
  /** Ids of channels that it was for and that the configuration does not have. */
  readonly missing: readonly string[];
}

/**
 * A message with those whom it can still reach: the configuration may be another one than when it was decided. When only
 * channels are left that are no longer there, whoever watches gets it by mail.
 * @throws OmError `alert.no-recipient` when the plan names nobody either
 */
export function reachableMessage(
  { config, plan }: Pick<RunnerDeps, "config" | "plan">,
  message: AlertMessage,
): ReachableMessage {
  const configured = new Set(config.channels.map(({ id }) => id));
  const isThere = (to: AlertRecipient): boolean => to.kind === "mail" || configured.has(to.channel);
  const missing = message.to.flatMap((to) => (to.kind === "mail" || isThere(to) ? [] : [to.channel]));
  if (missing.length === 0) return { message, missing };
  const to = message.to.filter(isThere);
  if (to.length > 0) return { message: { ...message, to }, missing };
  const calendar = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
  const watcher = watcherOf({ plan, at: message.at, calendar }, "noChannel");
  if (watcher === null) throw noRecipient(message, missing);
  return { message: { ...message, to: [watcher] }, missing };
}

function noRecipient({ id }: AlertMessage, missing: readonly string[]): OmError {
  const channels = missing.map((channel) => JSON.stringify(channel)).join(", ");
  return new OmError(`the message ${id} reaches nobody: there is no channel called ${channels}`, {
    code: "alert.no-recipient",
    hint: "Add the channel to the configuration, or a person to the plan.",
  });
}
