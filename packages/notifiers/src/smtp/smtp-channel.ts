import type { NotifierChannel } from "../channel.ts";
import { defineChannel } from "../channel.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";

/** `transport: smtp`. */
export const smtpChannel: NotifierChannel = defineChannel("smtp", async (mail, { readSecret }) => {
  const { host, port, security, auth, ca } = mail;
  return createSmtpNotifier({
    host,
    port,
    security,
    ...(auth === null
      ? {}
      : { auth: { user: await readSecret(auth.user), password: await readSecret(auth.password) } }),
    ...(ca === null ? {} : { ca: await readSecret(ca) }),
  });
});
