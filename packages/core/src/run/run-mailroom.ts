import { CHANNEL_KINDS } from "../config/config.ts";
import { OPEN_GATE } from "../deliver/delivery-gate.ts";
import { createMailroom, type Mailroom } from "../deliver/mailroom.ts";
import { createMessageLoader } from "./message-of-delivery.ts";
import type { RunnerDeps } from "./report-runner.ts";
import { MAIL_CHANNELS, sendLimits } from "./send-limits.ts";

/** The mailroom of an organisation: its limits, its gate and its channels. */
export function createRunMailroom(deps: RunnerDeps): Mailroom {
  const { config, gate = OPEN_GATE, checkpoint, kept, isClockBelieved, onFull } = deps;
  return createMailroom({
    store: deps.store,
    clock: deps.clock,
    sleep: deps.sleep,
    owner: deps.owner,
    policy: config.delivery,
    gate,
    limitsOf: (run, delivery) => sendLimits(deps, run, delivery),
    connections: config.mail.connections,
    channels: async () => {
      // Secrets that are missing are told before anything is taken up.
      await deps.notifier("mail");
      return [...MAIL_CHANNELS, ...CHANNEL_KINDS];
    },
    notifier: (channel) => deps.notifier(MAIL_CHANNELS.includes(channel) ? "mail" : channel),
    message: createMessageLoader(deps.store),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(isClockBelieved === undefined ? {} : { isClockBelieved }),
    ...(kept === undefined ? {} : { kept }),
    ...(onFull === undefined ? {} : { onFull }),
  });
}
