import { type Surprise, surpriseText } from "../audiences/surprise.ts";
import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { LocaleId } from "../compose/document.ts";
import { deliveryMessageId } from "../deliver/message-id.ts";
import type { NewDelivery, NewMessage } from "../store/delivery-row.ts";
import { checkAudienceSize } from "./audience-surprise.ts";
import { channelTargets, type Target } from "./channel-targets.ts";
import { mailWithinBudget } from "./mail-within-budget.ts";
import type { Rendered } from "./render-stage.ts";
import type { RunContext } from "./report-runner.ts";

/** What a delivery is for; a person may get a report and an alert of the same run. */
const PURPOSE = "report";

/**
 * Writes every message and delivery row, once. A report that waits for approval is held, and so is one whose audience
 * has a size that somebody must look at first.
 */
export async function fanOutStage(context: RunContext, rendered: Rendered): Promise<RunContext> {
  const { deps, run } = context;
  const { report } = rendered;
  const messages: NewMessage[] = [];
  for (const language of rendered.documents.keys())
    messages.push(await composeMessage(context, rendered, language));
  const notifier = await deps.notifier("mail");
  const holds = [
    ...holdsOf(await checkAudienceSize(context, rendered)),
    ...(report.approval === null ? [] : [`waits for approval by ${report.approval.role}`]),
  ];
  const { channel: byMail } = notifier;
  const targets: readonly Target[] = [
    ...rendered.addressees.map(({ mailbox, language }) => ({
      recipient: mailbox,
      channel: byMail,
      language,
    })),
    ...channelTargets(context, rendered),
  ];
  const deliveries = targets.map(
    ({ recipient, channel, language }): NewDelivery => ({
      recipient,
      channel,
      purpose: PURPOSE,
      messageId: deliveryMessageId({
        run: run.id,
        recipient: recipient.address,
        purpose: PURPOSE,
        from: deps.config.mail.from.address,
      }),
      messageKey: language,
      state: holds.length > 0 ? "held" : "pending",
      reason: holds.length > 0 ? holds.join("; ") : null,
    }),
  );
  const fannedOut = await deps.store.deliveries.fanOut(run, messages, deliveries);
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.fannedOut");
  return { ...context, run: fannedOut };
}

function holdsOf(surprise: Surprise | null): readonly string[] {
  return surprise === null ? [] : [`${surpriseText(surprise)}: somebody must agree to that`];
}

async function composeMessage(
  context: RunContext,
  rendered: Rendered,
  language: LocaleId,
): Promise<NewMessage> {
  const { deps } = context;
  const { mail } = deps.config;
  const { body, leftOut } = await mailWithinBudget(context, rendered, language);
  return {
    key: language,
    language,
    from: mail.from,
    replyTo: mail.replyTo,
    body,
    madeAt: deps.clock.now(),
    leftOut,
  };
}
