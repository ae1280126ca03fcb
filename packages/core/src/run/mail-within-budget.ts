import type { LocaleId } from "../compose/document.ts";
import { encodedSize } from "../deliver/encoded-size.ts";
import { LANGUAGES } from "../locales/index.ts";
import type { MailBody } from "../render/reporter.ts";
import type { LeftOutFile } from "../store/delivery-row.ts";
import type { Rendered } from "./render-stage.ts";
import type { RunContext, WrittenArtifact } from "./report-runner.ts";

export interface BudgetedMail {
  readonly body: MailBody;
  /** Files that do not go with it; the body tells of them. */
  readonly leftOut: readonly LeftOutFile[];
}

/** A signature, and what each server on the way puts before a message. */
export const ON_THE_WAY_BYTES = 4_096;

/**
 * The mail of one language, with as many of its files as fit: when the whole is too large as it leaves, the largest file is
 * left out first. Better a mail without its workbook than none.
 */
export async function mailWithinBudget(
  context: RunContext,
  rendered: Rendered,
  language: LocaleId,
): Promise<BudgetedMail> {
  const { mail } = context.deps.config;
  const files = rendered.artifacts.filter((artifact) => artifact.language === language);
  const bySize = files.toSorted((one, other) => other.bytes.byteLength - one.bytes.byteLength);
  for (let without = 0; ; without += 1) {
    const left = bySize.slice(0, without);
    const attachments = files.filter((file) => !left.includes(file));
    const body = await compose(context, rendered, { language, attachments, left });
    const size = encodedSize({
      from: mail.from,
      to: longestName(rendered, language),
      replyTo: mail.replyTo,
      ...body,
      messageId: `<${"0".repeat(40)}@${mail.from.address}>`,
      language: LANGUAGES[language].tag,
      attachments,
    });
    if (size + ON_THE_WAY_BYTES <= mail.maxMessageBytes || attachments.length === 0)
      return { body, leftOut: left.map(({ fileName, bytes }) => ({ fileName, bytes: bytes.byteLength })) };
  }
}

interface Parts {
  readonly language: LocaleId;
  readonly attachments: readonly WrittenArtifact[];
  readonly left: readonly WrittenArtifact[];
}

async function compose(
  { deps, signal }: RunContext,
  rendered: Rendered,
  { language, attachments, left }: Parts,
): Promise<MailBody> {
  const document = rendered.documents.get(language);
  if (document === undefined) throw new RangeError(`no document was composed in ${language}`);
  const { mail } = deps.config;
  const composer = await deps.mailComposer();
  return composer.compose(document, {
    attachments,
    leftOut: left.map(({ fileName, format, bytes, path }) => ({
      fileName,
      format,
      bytes: bytes.byteLength,
      path,
    })),
    contact: (mail.replyTo ?? mail.from).address,
    signal,
  });
}

/** All get the same body: whoever has the longest name gets the largest message. */
function longestName({ addressees }: Rendered, language: LocaleId) {
  const length = ({ name, address }: { name: string; address: string }): number =>
    name.length + address.length;
  return addressees
    .filter((addressee) => addressee.language === language)
    .map(({ mailbox }) => mailbox)
    .reduce((longest, mailbox) => (length(mailbox) > length(longest) ? mailbox : longest), {
      name: "",
      address: "",
    });
}
