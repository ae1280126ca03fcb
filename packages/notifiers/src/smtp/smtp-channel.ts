import type { SmtpSignIn } from "@intune-om/core/base";
import { createTokenSource, smtpScopeOf } from "@intune-om/core/base";
import type { ChannelDeps, NotifierChannel } from "../channel.ts";
import { defineChannel } from "../channel.ts";
import { readDkimKey } from "../mime/sign-dkim.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";
import type { SmtpAuth } from "./smtp-options.ts";

/** `transport: smtp`. */
export const smtpChannel: NotifierChannel = defineChannel("smtp", async (mail, deps) => {
  const { host, port, security, auth, ca, dkim, connections } = mail;
  const { readSecret } = deps;
  return createSmtpNotifier({
    host,
    port,
    security,
    connections,
    ...(auth === null ? {} : { auth: await openSignIn(auth, deps) }),
    ...(ca === null ? {} : { ca: await readSecret(ca) }),
    ...(dkim === null ? {} : { dkim: { ...dkim, key: readDkimKey(await readSecret(dkim.key)) } }),
  });
});

async function openSignIn(auth: SmtpSignIn, { readSecret }: ChannelDeps): Promise<SmtpAuth> {
  if (auth.type === "password")
    return { user: await readSecret(auth.user), password: await readSecret(auth.password) };
  const user = typeof auth.user === "string" ? auth.user : await readSecret(auth.user);
  const tokens = createTokenSource(auth.tokens, auth.cloud, { readSecret, scope: smtpScopeOf(auth.cloud) });
  return { user, tokens };
}
