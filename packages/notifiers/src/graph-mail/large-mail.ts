import type { DeliveryOutcome, Message } from "@intune-om/core";
import type { HttpAnswer } from "../http/send-once.ts";
import { plainFileName } from "../file-name.ts";
import type { GraphMailbox } from "./graph-mailbox.ts";
import { answered, type CallFacts, outcomeOfFault, outcomeOfSending } from "./graph-outcome.ts";
import { NotSent } from "./not-sent.ts";
import { type Attachment, LARGE_BYTES, splitAttachments } from "./split-attachments.ts";
import { uploadFile } from "./upload-file.ts";

/** Longest time for taking away a draft that was not sent. */
const REMOVE_MS = 10_000;

/**
 * Sends a message that is too large for one request: a draft, its files one by one, and then the one request that
 * sends it. What fails before that has sent nothing, and the draft is taken away again as well as it can be.
 */
export async function sendLarge(
  mailbox: GraphMailbox,
  message: Message,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const draft: Draft = { state: "none" };
  try {
    const { draft: mail, rest } = await splitAttachments(message);
    const path = await createDraft(mailbox, mail.raw, draft, signal);
    for (const file of rest) await attach(mailbox, path, file, signal);
    const sent = await mailbox.calls.call({ method: "POST", path: `${path}/send` }, signal);
    const outcome = outcomeOfSending(sent, factsOf(mailbox, "Mail.Send", "draft"), signal.aborted);
    if (outcome.outcome === "accepted" || outcome.outcome === "unknown") return outcome;
    throw new NotSent(outcome);
  } catch (error) {
    const outcome = outcomeOfFault(error, signal);
    const left = await removeDraft(mailbox, draft);
    return left === null ? outcome : { ...outcome, reason: `${outcome.reason}; ${left}` };
  }
}

/** What stands in the mailbox: nothing, a draft at a path, or perhaps one. */
interface Draft {
  state: "none" | "made" | "perhaps";
  path?: string;
}

async function createDraft(
  { calls, path, ...mailbox }: GraphMailbox,
  raw: Buffer,
  draft: Draft,
  signal: AbortSignal,
): Promise<string> {
  const body = Buffer.from(raw.toString("base64"));
  const sent = await calls.call(
    { method: "POST", path: `${path}/messages`, contentType: "text/plain", body },
    signal,
  );
  if (sent.kind === "lost" && sent.given) draft.state = "perhaps";
  const facts = factsOf({ calls, path, ...mailbox }, "Mail.ReadWrite", "mailbox");
  const id = readField(answered(sent, facts, signal.aborted), "id");
  if (typeof id !== "string" || id === "" || id.length > 1_024) {
    draft.state = "perhaps";
    throw noSense("the draft has no id");
  }
  draft.state = "made";
  draft.path = `${path}/messages/${encodeURIComponent(id)}`;
  return draft.path;
}

/** A small file goes in one request, a large one in pieces: the service refuses each the other way. */
async function attach(
  mailbox: GraphMailbox,
  path: string,
  file: Attachment,
  signal: AbortSignal,
): Promise<void> {
  const { calls, origin } = mailbox;
  const facts = factsOf(mailbox, "Mail.ReadWrite", "draft");
  const named = { name: plainFileName(file.fileName), contentType: file.contentType };
  const post = async (below: string, body: object): Promise<HttpAnswer> =>
    answered(
      await calls.call(
        {
          method: "POST",
          path: `${path}/attachments${below}`,
          contentType: "application/json",
          body: Buffer.from(JSON.stringify(body)),
        },
        signal,
      ),
      facts,
      signal.aborted,
    );
  if (file.bytes.length < LARGE_BYTES) {
    const contentBytes = Buffer.from(file.bytes).toString("base64");
    await post("", { "@odata.type": "#microsoft.graph.fileAttachment", ...named, contentBytes });
    return;
  }
  const item = { AttachmentItem: { attachmentType: "file", ...named, size: file.bytes.length } };
  const link = readField(await post("/createUploadSession", item), "uploadUrl");
  await uploadFile({ calls, origin, facts, link, bytes: file.bytes, signal });
}

/** Takes the draft away, under a deadline of its own; answers what the reader should know, or null. */
async function removeDraft({ calls, mailbox }: GraphMailbox, draft: Draft): Promise<string | null> {
  const left = `a draft may be left in Drafts of ${mailbox}`;
  if (draft.path === undefined) return draft.state === "perhaps" ? left : null;
  try {
    const sent = await calls.call({ method: "DELETE", path: draft.path }, AbortSignal.timeout(REMOVE_MS));
    const gone = sent.kind === "answered" && (sent.answer.status === 204 || sent.answer.status === 404);
    return gone ? "the draft was removed again" : left;
  } catch {
    // Without a token, or in time: the outcome stands, and that the draft may be there is told with it.
    return left;
  }
}

function factsOf(
  { clock, mailbox }: GraphMailbox,
  permission: CallFacts["permission"],
  missing: CallFacts["missing"],
): CallFacts {
  return { clock, mailbox, permission, missing };
}

function readField({ text }: HttpAnswer, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? Object.entries(value).find(([key]) => key === name)?.[1]
      : undefined;
  } catch {
    // Not JSON: the caller says what it misses.
    return undefined;
  }
}

function noSense(what: string): NotSent {
  return new NotSent({
    outcome: "deferred",
    cause: "network",
    reason: `Microsoft Graph's answer makes no sense: ${what}`,
    hint: "Check for a proxy between this machine and the service. The message waits and is tried again.",
  });
}
