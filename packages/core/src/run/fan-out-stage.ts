import { type Surprise, surpriseText } from "../audiences/surprise.ts";
import type { LocaleId } from "../compose/document.ts";
import { deliveryMessageId } from "../deliver/message-id.ts";
import type { NewDelivery, NewMessage } from "../store/delivery-row.ts";
import { checkAudienceSize } from "./audience-surprise.ts";
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
  const notifier = await deps.notifier();
  const holds = [
    ...holdsOf(await checkAudienceSize(context, rendered)),
    ...(report.approval === null ? [] : [`waits for approval by ${report.approval.role}`]),
  ];
  const deliveries = rendered.addressees.map(
    ({ mailbox, language }): NewDelivery => ({
      recipient: mailbox,
      channel: notifier.channel,
      purpose: PURPOSE,
      messageId: deliveryMessageId({
        run: run.id,
        recipient: mailbox.address,
        purpose: PURPOSE,
        from: deps.config.mail.from.address,
      }),
      messageKey: language,
      state: holds.length > 0 ? "held" : "pending",
      reason: holds.length > 0 ? holds.join("; ") : null,
    }),
  );
  return { ...context, run: await deps.store.deliveries.fanOut(run, messages, deliveries) };
}

function holdsOf(surprise: Surprise | null): readonly string[] {
  return surprise === null ? [] : [`${surpriseText(surprise)}: somebody must agree to that`];
}

async function composeMessage(
  { deps, signal }: RunContext,
  rendered: Rendered,
  language: LocaleId,
): Promise<NewMessage> {
  const document = rendered.documents.get(language);
  if (document === undefined) throw new RangeError(`no document was composed in ${language}`);
  const { mail } = deps.config;
  const composer = await deps.mailComposer();
  const body = await composer.compose(document, {
    attachments: rendered.artifacts.filter((artifact) => artifact.language === language),
    contact: (mail.replyTo ?? mail.from).address,
    signal,
  });
  return { key: language, language, from: mail.from, replyTo: mail.replyTo, body, madeAt: deps.clock.now() };
}
