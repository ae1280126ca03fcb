import type { Letter } from "../compose/letter.ts";
import { encodedSize } from "../deliver/encoded-size.ts";
import { LANGUAGES } from "../locales/index.ts";
import type { MailBody, MailComposer } from "../render/reporter.ts";
import { ON_THE_WAY_BYTES } from "../run/mail-within-budget.ts";
import type { RunContext } from "../run/report-runner.ts";
import type { LeftOutFile } from "../store/delivery-row.ts";
import type { Sheets } from "./keep-sheets.ts";
import type { AddressedLetter } from "./post-letters.ts";

export interface BudgetedLetter {
  /** As it was written: the bare one where the sheet does not go with it. */
  readonly letter: Letter;
  readonly body: MailBody;
  readonly leftOut: readonly LeftOutFile[];
}

/** What all letters of a posting are written with. */
export interface LetterWriting {
  readonly context: RunContext;
  readonly composer: MailComposer;
  readonly sheets: Sheets;
}

/** The body of a letter, with the sheet of its language where that fits. Better a mail without its sheet than none. */
export async function letterWithinBudget(
  writing: LetterWriting,
  entry: AddressedLetter,
): Promise<BudgetedLetter> {
  const { context, sheets } = writing;
  const sheet = sheets.get(entry.letter.locale);
  const { letter, bare = letter, channel } = entry;
  if (sheet === undefined) return { letter, body: await compose(writing, letter), leftOut: [] };
  const left = [{ fileName: sheet.fileName, bytes: sheet.bytes.byteLength }];
  if (channel === undefined) {
    const body = await compose(writing, letter);
    if (sizeOf(context, { entry, body, sheet }) <= context.deps.config.mail.maxMessageBytes)
      return { letter, body, leftOut: [] };
  }
  return { letter: bare, body: await compose(writing, bare), leftOut: left };
}

async function compose(
  { context: { deps, signal }, composer }: LetterWriting,
  letter: Letter,
): Promise<MailBody> {
  const { mail } = deps.config;
  return composer.composeLetter(letter, { contact: (mail.replyTo ?? mail.from).address, signal });
}

interface Whole {
  readonly entry: AddressedLetter;
  readonly body: MailBody;
  readonly sheet: NonNullable<ReturnType<Sheets["get"]>>;
}

function sizeOf({ deps }: RunContext, { entry, body, sheet }: Whole): number {
  const { mail } = deps.config;
  const { to, letter, thread } = entry;
  const size = encodedSize({
    from: mail.from,
    to,
    replyTo: mail.replyTo,
    ...body,
    messageId: `<${"0".repeat(40)}@${mail.from.address}>`,
    language: LANGUAGES[letter.locale].tag,
    attachments: [sheet],
    ...(thread === undefined ? {} : { thread }),
  });
  return size + ON_THE_WAY_BYTES;
}
