import { z } from "zod";
import type { MailConfig } from "./config.ts";
import { checkedText, mailAddress, mailbox, strict } from "./fields.ts";
import type { Fault } from "./fields.ts";
import { filePath, secretRef } from "./paths.ts";

const SECURITIES = ["starttls", "tls", "none"] as const;
const PORTS: Readonly<Record<(typeof SECURITIES)[number], number>> = { starttls: 587, tls: 465, none: 25 };
const DEFAULT_PER_MINUTE = 30;

/** `mail`, read into the model. */
export function mailSchema(folder: string): z.ZodType<MailConfig> {
  const directory = strict({
    transport: z.literal("directory"),
    path: filePath(folder, "The folder that messages are written to, as .eml files."),
    ...commonShape(),
  }).transform((raw) => ({ transport: raw.transport, path: raw.path, ...common(raw) }));
  const graph = strict({
    transport: z.literal("graph"),
    mailbox: mailAddress("The mailbox that sends, through Microsoft Graph."),
    ...commonShape(),
  }).transform((raw) => ({ transport: raw.transport, mailbox: raw.mailbox, ...common(raw) }));
  return z
    .discriminatedUnion("transport", [smtpSchema(folder), directory, graph])
    .meta({ description: "How mail leaves: over SMTP, through Graph, or into a folder." });
}

function smtpSchema(
  folder: string,
): z.ZodType<Extract<MailConfig, { transport: "smtp" }>> & z.core.$ZodTypeDiscriminable {
  return strict({
    transport: z.literal("smtp"),
    ...serverShape(),
    ...signInShape(folder),
    ...commonShape(),
  }).transform((raw) => {
    const security = raw.security ?? "starttls";
    return {
      transport: raw.transport,
      host: raw.host.replace(/^\[|\]$/g, ""),
      port: raw.port ?? PORTS[security],
      security,
      auth: raw.auth ?? null,
      ca: raw.ca ?? null,
      ...common(raw),
    };
  });
}

/** Which server takes the mail, and how the way there is kept secret. */
function serverShape() {
  return {
    host: checkedText(
      { description: "Name or address of the mail server.", examples: ["smtp.contoso.com"] },
      findHostFault,
    ),
    port: z
      .int()
      .min(1)
      .max(65535)
      .meta({ description: "Default 587; 465 for tls, 25 for none." })
      .optional(),
    security: z
      .enum(SECURITIES)
      .meta({
        description:
          "starttls (default, required of the server), tls from the first byte, or none: this machine only.",
      })
      .optional(),
    insecure: z
      .boolean()
      .meta({
        description: "Says yes to `security: none` with a server elsewhere: mail and password go in clear.",
      })
      .optional(),
  };
}

function signInShape(folder: string) {
  return {
    auth: strict({
      user: secretRef(folder, "The user name."),
      password: secretRef(folder, "The password."),
    })
      .meta({ description: "How to sign in; absent when the server asks for nothing." })
      .optional(),
    ca: secretRef(folder, "PEM of a certificate authority to trust beside the usual ones.").optional(),
  };
}

function commonShape() {
  return {
    from: mailbox("Who the mail comes from."),
    replyTo: mailbox("Where answers go. Default: to the sender.").optional(),
    rate: strict({
      perMinute: z.int().min(1).max(6000).meta({ description: "Messages a minute at most." }),
    })
      .meta({ description: "How fast mail may leave. Default 30 a minute, which Exchange Online takes." })
      .optional(),
  };
}

type Common = Pick<MailConfig, "from" | "replyTo" | "perMinute">;

function common(raw: z.infer<z.ZodObject<ReturnType<typeof commonShape>>>): Common {
  return {
    from: raw.from,
    replyTo: raw.replyTo ?? null,
    perMinute: raw.rate?.perMinute ?? DEFAULT_PER_MINUTE,
  };
}

function findHostFault(text: string): Fault | null {
  if (
    /^\[?[0-9a-f:.]*:[0-9a-f:.]*\]?$/i.test(text) &&
    URL.canParse(`http://[${text.replace(/^\[|\]$/g, "")}]`)
  )
    return null;
  if (text.length <= 253 && /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u.test(text)) return null;
  const fix = "Write the name alone, for example smtp.contoso.com; the port belongs in mail.port.";
  return { message: "is no host name", fix };
}
