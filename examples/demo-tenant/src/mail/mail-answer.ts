import { type Answer, Refusal } from "../http/answer.ts";
import { parseJson } from "../http/read-body.ts";
import type { TenantSettings } from "../routes/route.ts";
import type { MailboxStore } from "./mailbox-store.ts";
import { partiesOf } from "./mime.ts";

export interface MailRequest {
  readonly method: string;
  /** Segments below the version. */
  readonly segments: readonly string[];
  readonly contentType: string;
  readonly body: string;
}

export interface MailService {
  readonly mailboxes: MailboxStore;
  readonly settings: Pick<TenantSettings, "permissions">;
  /** Where the pieces of files are put. */
  readonly filesUrl: string;
}

/** Largest request, as the service has it. */
export const MAIL_REQUEST_BYTES: number = 4 * 1024 * 1024;
/** The service takes a file by one request up to the first, and by an upload session from the second on. */
const LARGEST_POSTED = 3_145_611;
const SMALLEST_SESSION = 2_097_152;
const LARGEST_SESSION = 150 * 1024 * 1024;

/** What Exchange Online answers for a mailbox, as far as sending mail as MIME goes. @throws Refusal */
export function mailAnswer(service: MailService, request: MailRequest): Answer {
  const [, mailbox = "", ...rest] = request.segments;
  const call = `${request.method} ${rest.map((segment, at) => (at === 1 ? "{}" : segment)).join("/")}`;
  const id = rest[1] ?? "";
  const { mailboxes } = service;
  switch (call) {
    case "GET mailFolders/{}":
      allow(service, ["Mail.ReadBasic.All", "Mail.Read", "Mail.ReadWrite"]);
      known(mailbox);
      return { status: 200, body: { id: `AAMkADemo_${id}=`, displayName: id } };
    case "POST sendMail":
      allow(service, ["Mail.Send"]);
      mailboxes.send(known(mailbox), mimeOf(request));
      return { status: 202, body: null };
    case "POST messages":
      allow(service, ["Mail.ReadWrite"]);
      return { status: 201, body: { id: mailboxes.create(known(mailbox), mimeOf(request)), isDraft: true } };
    case "POST messages/{}/attachments":
      allow(service, ["Mail.ReadWrite"]);
      return attach(service, draftOf(service, mailbox, id), parseJson(request.body));
    case "POST messages/{}/attachments/createUploadSession":
      allow(service, ["Mail.ReadWrite"]);
      return openSession(service, draftOf(service, mailbox, id), parseJson(request.body));
    case "POST messages/{}/send":
      allow(service, ["Mail.Send"]);
      mailboxes.sendDraft(mailbox, draftOf(service, mailbox, id));
      return { status: 202, body: null };
    case "DELETE messages/{}":
      allow(service, ["Mail.ReadWrite"]);
      mailboxes.remove(draftOf(service, mailbox, id));
      return { status: 204, body: null };
    default:
      throw new Refusal(
        405,
        "Request_BadRequest",
        "Specified HTTP method is not allowed for the request target.",
      );
  }
}

function allow({ settings: { permissions } }: MailService, any: readonly string[]): void {
  if (permissions === null || any.some((one) => permissions.includes(one))) return;
  throw new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
}

function known(mailbox: string): string {
  if (/^[^@\s]+@[^@\s]+$/.test(mailbox)) return mailbox;
  throw new Refusal(404, "ErrorInvalidUser", `The requested user '${mailbox}' is invalid.`);
}

function draftOf({ mailboxes }: MailService, mailbox: string, id: string): string {
  if (mailboxes.draft(mailbox, id) !== null) return id;
  throw new Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.");
}

/** The message, which comes as base64. */
function mimeOf({ contentType, body }: MailRequest): Buffer {
  if (!/^text\/plain\b/i.test(contentType))
    throw new Refusal(415, "RequestBodyRead", "This demo takes messages as MIME, in base64 and text/plain.");
  if (body === "" || !/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(body))
    throw new Refusal(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
  const raw = Buffer.from(body, "base64");
  if (partiesOf(raw).to.length === 0)
    throw new Refusal(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
  return raw;
}

function attach({ mailboxes }: MailService, draft: string, body: unknown): Answer {
  const given = recordOf(body);
  const { name, contentType, contentBytes } = given;
  if (given["@odata.type"] !== "#microsoft.graph.fileAttachment" || typeof contentBytes !== "string")
    throw new Refusal(400, "ErrorInvalidRequest", "Cannot process the request because it is malformed.");
  const bytes = Buffer.from(contentBytes, "base64");
  if (bytes.length > LARGEST_POSTED)
    throw new Refusal(413, "RequestEntityTooLarge", "The file is too large.");
  mailboxes.attach(draft, { name: String(name), contentType: String(contentType), bytes });
  return { status: 201, body: { id: `${draft}-file`, name, size: bytes.length } };
}

function openSession({ mailboxes, filesUrl }: MailService, draft: string, body: unknown): Answer {
  const { attachmentType, name, size, contentType } = recordOf(recordOf(body)["AttachmentItem"]);
  if (attachmentType !== "file" || typeof name !== "string" || typeof size !== "number")
    throw new Refusal(400, "ErrorInvalidRequest", "Cannot process the request because it is malformed.");
  if (size < SMALLEST_SESSION)
    throw new Refusal(400, "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize", "The file is too small.");
  if (size > LARGEST_SESSION)
    throw new Refusal(400, "ErrorAttachmentSizeLimitExceeded", "The file is too large.");
  const session = mailboxes.openSession(draft, { name, contentType: String(contentType), size });
  return {
    status: 201,
    body: {
      uploadUrl: `${filesUrl}/uploads/${session.id}?authtoken=${session.token}`,
      expirationDateTime: "2099-01-01T00:00:00Z",
      nextExpectedRanges: ["0-"],
    },
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
