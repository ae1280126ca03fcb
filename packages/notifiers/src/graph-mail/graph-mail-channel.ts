import { createTokenSource, OmError } from "@intune-om/core/base";
import type { NotifierChannel } from "../channel.ts";
import { defineChannel } from "../channel.ts";
import { createGraphMailNotifier } from "./graph-mail-notifier.ts";

/** `transport: graph`. */
export const graphMailChannel: NotifierChannel = defineChannel("graph", async (mail, deps) => {
  const tenant = deps.tenants.find(({ id }) => id === mail.tenant);
  if (tenant === undefined) {
    throw new OmError(
      `mail leaves through the tenant ${JSON.stringify(mail.tenant)}, which is not configured`,
      {
        code: "mail.tenant",
        hint: "Set mail.tenant in intune-om.yaml to the id of an entry of tenants, or remove it.",
      },
    );
  }
  const { auth, cloud } = tenant;
  const { readSecret, onDeviceCode } = deps;
  const tokens = createTokenSource(auth, cloud, {
    readSecret,
    ...(onDeviceCode === undefined ? {} : { onDeviceCode }),
  });
  return createGraphMailNotifier({ mailbox: mail.mailbox, cloud, tokens, clock: deps.clock });
});
