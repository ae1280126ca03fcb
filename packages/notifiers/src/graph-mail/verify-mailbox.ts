import type { TokenSource } from "@intune-om/core/base";
import { OmError } from "@intune-om/core/base";
import type { GraphMailbox } from "./graph-mailbox.ts";
import { answered } from "./graph-outcome.ts";
import { NotSent } from "./not-sent.ts";

const NOT_SENT = " Nothing was sent, so the first message shows the rest.";

/**
 * Signs in and looks at the mailbox as far as the permissions let: Mail.Send alone lets send and see nothing, and then
 * the roles in the token are all that can be looked at.
 *
 * @throws OmError `graph.sign-in`, `mail.permission`, `mail.mailbox`, `mail.refused` or `mail.unreachable`
 */
export async function verifyMailbox(
  { calls, clock, mailbox, path }: GraphMailbox,
  tokens: TokenSource,
  signal: AbortSignal,
  onNote: ((note: string) => void) | undefined,
): Promise<void> {
  const roles = rolesOf(await tokens.getToken({ signal }));
  if (roles !== null && !roles.includes("Mail.Send")) {
    throw new OmError("The application may not send mail: its token has no role Mail.Send", {
      code: "mail.permission",
      hint: "Grant the application permission Mail.Send and give admin consent, and Mail.ReadWrite for messages of 3 MB and more.",
    });
  }
  const sent = await calls.call({ method: "GET", path: `${path}/mailFolders/drafts?$select=id` }, signal);
  signal.throwIfAborted();
  if (sent.kind === "answered" && sent.answer.status === 403) {
    onNote?.(
      roles === null
        ? `Signed in. Neither the mailbox ${mailbox} nor the permission Mail.Send can be looked at with this token.${NOT_SENT}`
        : `Signed in, with the role Mail.Send. That alone cannot look at the mailbox ${mailbox}, nor send 3 MB and more, which takes Mail.ReadWrite.${NOT_SENT}`,
    );
    return;
  }
  try {
    answered(sent, { clock, mailbox, permission: "Mail.ReadWrite", missing: "mailbox" }, false);
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    throw failed(mailbox, error.outcome, sent.kind === "answered" ? sent.answer.status : null);
  }
}

function failed(mailbox: string, { reason, hint }: NotSent["outcome"], status: number | null): OmError {
  const code = status === null ? "mail.unreachable" : status === 404 ? "mail.mailbox" : "mail.refused";
  return new OmError(`The mailbox ${mailbox} cannot be used: ${reason}`, {
    code,
    hint: hint.replace(/ The message waits and is tried again\.$/, ""),
  });
}

/** The application permissions that a token carries; null when it does not say, as delegated ones do not. */
function rolesOf(token: string): readonly string[] | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    const roles = typeof claims === "object" && claims !== null && "roles" in claims ? claims.roles : null;
    return Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : null;
  } catch {
    // Not a token that can be read: nothing is known of it.
    return null;
  }
}
