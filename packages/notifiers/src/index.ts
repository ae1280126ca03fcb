export type { ChannelDeps, NotifierChannel, Transport } from "./channel.ts";
export type { DirectoryNotifierOptions } from "./directory/directory-notifier.ts";
export { createDirectoryNotifier } from "./directory/directory-notifier.ts";
export type { ComposedMail } from "./mime/compose-mime.ts";
export { composeMime } from "./mime/compose-mime.ts";
export { notifierChannels, openNotifier } from "./registry.ts";
export { createSmtpNotifier } from "./smtp/smtp-notifier.ts";
export type { SmtpNotifierOptions, SmtpTimeouts } from "./smtp/smtp-options.ts";
