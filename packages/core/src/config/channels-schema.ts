import { z } from "zod";
import { isLoopback } from "./clouds.ts";
import type { ChannelConfig } from "./config.ts";
import { checkedText, type Fault, findWebUrlFault, id, strict } from "./fields.ts";
import { secretRef } from "./paths.ts";

/** `channels`, read into the model. That ids are unique is checked elsewhere. */
export function channelsSchema(folder: string): z.ZodType<readonly ChannelConfig[]> {
  const channelId = id("Names the channel in reports, deliveries and the store.");
  const teams = strict({
    id: channelId,
    kind: z.literal("teams"),
    url: secretRef(folder, "The address of a Teams workflow. Whoever knows it may post, so it is a secret."),
  });
  const webhook = strict({
    id: channelId,
    kind: z.literal("webhook"),
    url: checkedText(
      {
        description: "Where the message is posted to as JSON, over https; over http on this machine only.",
        examples: ["https://itsm.contoso.com/hooks/intune-om"],
      },
      findWebhookFault,
    ),
    secret: secretRef(folder, "The key that signs each request, known to the receiver too."),
  });
  return z
    .array(z.discriminatedUnion("kind", [teams, webhook]))
    .max(100)
    .meta({ description: "Where reports are posted beside mail: Teams and webhooks of your own." });
}

function findWebhookFault(text: string): Fault | null {
  const fault = findWebUrlFault(text);
  if (fault !== null) return fault;
  const url = new URL(text);
  if (url.hash !== "") return { message: "has a part behind #, which is never sent", fix: "Remove it." };
  if (url.protocol === "https:" || isLoopback(url.hostname)) return null;
  return {
    message: "would send the message in clear",
    fix: "Write https://; plain http is for this machine (127.0.0.1) only.",
  };
}
