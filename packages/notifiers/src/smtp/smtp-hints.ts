import type { SmtpError } from "./smtp-outcome.ts";

/** What to do about what a server, or the way to it, said. The first that fits. */
const ADVICE: readonly (readonly [(error: SmtpError) => boolean, string])[] = [
  [
    ({ text }) => /\b5\.7\.30\b/.test(text),
    "Exchange Online takes no passwords over SMTP for this tenant. Sign in with mail.auth type: oauth2, or set mail.transport to graph; an Exchange administrator can allow passwords for a while yet at most.",
  ],
  [
    ({ text }) => /\b5\.7\.(?:60|708)\b|SendAsDenied/i.test(text),
    "The account that signed in may not send as mail.from: grant it Send As on that mailbox, or change mail.from.",
  ],
  [({ text }) => /\b5\.7\.57\b/.test(text), "The server wants a sign-in first: set mail.auth."],
  [
    ({ code, text }) => code === "ENOAUTH" || /offers no sign-in/.test(text),
    "This server takes no sign-in of this kind here: change or remove mail.auth, or use its submission port (587) with starttls.",
  ],
  [
    ({ code }) => code === "ETOKEN",
    "No token could be had for mail.auth. Check tenantId, clientId, and the secret or certificate, and that this machine reaches the sign-in service.",
  ],
  [
    ({ code, text }) => code === "EAUTH" && /XOAUTH2|\b5\.7\.3\b/i.test(text),
    "The mailbox took no sign-in. With oauth2 the application needs SMTP.SendAsApp with admin consent, a service principal in Exchange with access to the mailbox of mail.auth.user, and SMTP AUTH allowed for that mailbox.",
  ],
  [
    ({ code }) => code === "EAUTH",
    "Check mail.auth: the user name, the password or application, and that this account may send over SMTP.",
  ],
  [
    ({ code }) => code === "EUTF8",
    "Give the person an address with plain letters before the @, or send through a server that has SMTPUTF8.",
  ],
  [
    (error) => isTls(error) || /certificate|self.signed|\btls\b|\bssl\b/i.test(error.text),
    "Check mail.security and mail.port against the server, and that its certificate is valid and, for an authority of your own, named in mail.ca.",
  ],
  [
    ({ reply, text }) => reply >= 500 && /\b5\.2\.2\b|mailbox (?:is )?full|over quota/i.test(text),
    "The mailbox of the recipient is full. When there is room again, `intune-om deliveries retry` sends it.",
  ],
  [
    ({ reply, text }) => reply === 552 || isTooLarge(text),
    "The message is larger than this server takes: set mail.maxMessageBytes to what it takes, so that reports go without their files when they are over it.",
  ],
  [
    ({ reply }) => reply >= 500,
    "The server refused for good. Read its reply: it names the sender, the recipient or the content.",
  ],
  [({ reply }) => reply >= 400, "The server asks to try again later."],
];

export function hintOf(error: SmtpError): string {
  const advice = ADVICE.find(([fits]) => fits(error));
  return (
    advice?.[1] ?? "Check mail.host and mail.port, and that this machine may reach them through its firewall."
  );
}

/** Whether a connection that was to be secret could not be made so. */
export function isTls({ code, text }: SmtpError): boolean {
  return code === "ETLS" || /required STARTTLS/.test(text);
}

/** Whether a reply is about the size of the message. */
export function isTooLarge(text: string): boolean {
  return /\b5\.3\.4\b|larger than allowed|message (?:is )?too (?:large|big)|message size|exceeds .{0,30}size/i.test(
    text,
  );
}
