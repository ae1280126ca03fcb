import type { NotifierChannel } from "../channel.ts";
import { defineChannel } from "../channel.ts";
import { createDirectoryNotifier } from "./directory-notifier.ts";

/** `transport: directory`. */
export const directoryChannel: NotifierChannel = defineChannel("directory", async (mail) =>
  createDirectoryNotifier({ dir: mail.path }),
);
