import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import { isForUsers } from "../notices/notice-gate.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import type { SendLimit } from "../store/send-window.ts";

/** Channels that carry mail: whichever the configuration has now takes what was written for another. */
export const MAIL_CHANNELS: readonly string[] = ["smtp", "graph", "directory"];

/** Posts to one address of a service, far below what such services take. */
const POSTS_PER_MINUTE = 30;

export interface SendLimitDeps {
  readonly config: Pick<Config, "mail">;
  readonly plan: Pick<Plan, "notices" | "reports" | "audiences">;
}

/** What a delivery counts against. Mail to users may be told to go more slowly than the mail server takes it. */
export function sendLimits(
  { config, plan }: SendLimitDeps,
  run: Pick<Run, "report" | "request">,
  delivery: Pick<Delivery, "channel" | "recipient" | "purpose">,
): readonly SendLimit[] {
  if (!MAIL_CHANNELS.includes(delivery.channel)) {
    return [{ key: `${delivery.channel}:${delivery.recipient.address}`, perMinute: POSTS_PER_MINUTE }];
  }
  const mail: SendLimit = { key: "mail", perMinute: config.mail.perMinute };
  const { perMinute } = plan.notices;
  if (perMinute === null || !isForUsers(plan, run, delivery)) return [mail];
  return [mail, { key: "mail:users", perMinute }];
}
