import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { messageOf } from "@intune-om/core/base";
import type { SmtpAuth } from "./smtp-options.ts";
import type { Step } from "./smtp-step.ts";

type Handlers = NonNullable<SMTPConnection.Options["customAuth"]>;
type Answer = SMTPConnection.CustomAuthenticationResponse;

/** A name of our own: by the mechanism's own name the library would fall back to giving the token away as a password. */
const BY_TOKEN = "BY-TOKEN";

/** How a token is presented: one command, and an empty line where the server explains its no (RFC 7628, 3.2.3). */
export const TOKEN_SIGN_IN: Handlers = {
  [BY_TOKEN]: async ({ auth, authMethods, sendCommand }) => {
    if (!authMethods.includes("XOAUTH2")) throw new Error("The server offers no sign-in by token");
    const { user, pass } = auth.credentials;
    const answer = await sendCommand(`AUTH XOAUTH2 ${tokenLine(user, pass)}`);
    const last: Answer = answer.status === 334 ? await sendCommand("") : answer;
    if (last.status !== 235) throw new Error("Invalid login");
    return true;
  },
};

/** Signs in. What it throws holds neither password nor token, even where the server repeated them. */
export async function signIn(
  connection: SMTPConnection,
  step: Step,
  auth: SmtpAuth,
  signal: AbortSignal,
): Promise<void> {
  if (!connection.allowsAuth)
    throw Object.assign(new Error("The server offers no sign-in"), { code: "ENOAUTH" });
  const secrets: string[] = [];
  try {
    if ("tokens" in auth) return await signInByToken(connection, step, { auth, signal, secrets });
    const { user, password } = auth;
    secrets.push(password, base64(password), base64(`\0${user}\0${password}`));
    await step<unknown>((done) => connection.login({ user, pass: password }, done), signal);
  } catch (error) {
    throw withoutSecrets(error, secrets);
  }
}

interface ByToken {
  readonly auth: Extract<SmtpAuth, { tokens: unknown }>;
  readonly signal: AbortSignal;
  readonly secrets: string[];
}

async function signInByToken(
  connection: SMTPConnection,
  step: Step,
  { auth: { user, tokens }, signal, secrets }: ByToken,
): Promise<void> {
  const present = async (forceRefresh: boolean): Promise<void> => {
    const token = await tokens.getToken({ forceRefresh, signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw Object.assign(new Error(messageOf(error), { cause: error }), { code: "ETOKEN" });
    });
    secrets.push(token, tokenLine(user, token));
    await step<unknown>(
      (done) => connection.login({ user, pass: token, type: "custom", method: BY_TOKEN }, done),
      signal,
    );
  };
  try {
    await present(false);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await present(true);
  }
}

/** The server looked at the token and did not like it: it may have ended before its time. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof Error &&
    "responseCode" in error &&
    typeof error.responseCode === "number" &&
    error.responseCode >= 500
  );
}

function tokenLine(user: string, token: string): string {
  return base64(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`);
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error) || !secrets.some((secret) => error.message.includes(secret))) return error;
  const message = secrets.reduce((text, secret) => text.replaceAll(secret, "***"), error.message);
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  return Object.assign(new Error(message), { code, responseCode });
}
