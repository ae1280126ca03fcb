import type { MailConfig, Notifier } from "@intune-om/core/base";
import { OmError } from "@intune-om/core/base";
import type { ChannelDeps, NotifierChannel } from "./channel.ts";
import { directoryChannel } from "./directory/directory-channel.ts";
import { graphMailChannel } from "./graph-mail/graph-mail-channel.ts";
import { smtpChannel } from "./smtp/smtp-channel.ts";

/** Every way for mail to leave. A new one is a folder beside these and one line here. */
export const notifierChannels: readonly NotifierChannel[] = [smtpChannel, graphMailChannel, directoryChannel];

/**
 * The notifier that the configuration names, with its secrets read.
 * @throws OmError `mail.not-available` for a transport that no channel has; `secret.*` for a secret that cannot be read.
 */
export async function openNotifier(mail: MailConfig, deps: ChannelDeps): Promise<Notifier> {
  const channel = notifierChannels.find(({ transport }) => transport === mail.transport);
  if (channel !== undefined) return channel.open(mail, deps);
  throw new OmError(`mail cannot leave over ${mail.transport} in this version`, {
    code: "mail.not-available",
    hint: `Set mail.transport to ${notifierChannels.map(({ transport }) => transport).join(" or ")} in intune-om.yaml.`,
  });
}
