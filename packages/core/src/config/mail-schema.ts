import { z } from "zod";
import type { MailConfig } from "./config.ts";
import { dkimSchema } from "./dkim-schema.ts";
import { checkedText, id, mailAddress, mailbox, strict } from "./fields.ts";
import type { Fault } from "./fields.ts";
import { filePath, secretRef } from "./paths.ts";
import { signInSchema } from "./smtp-sign-in-schema.ts";

const SECURITIES = ["starttls", "tls", "none"] as const;
const PORTS: Readonly<Record<(typeof SECURITIES)[number], number>> = { starttls: 587, tls: 465, none: 25 };
const DEFAULT_PER_MINUTE = 30;
const DEFAULT_CONNECTIONS = 4;
const MOST_CONNECTIONS = 20;
/** 25 MiB: what most mail servers take, and less than Exchange Online does. */
const DEFAULT_MESSAGE_BYTES = 26_214_400;
const LEAST_MESSAGE_BYTES = 65_536;
/** What Microsoft Graph takes at most. */
const MOST_MESSAGE_BYTES = 157_286_400;

type GraphMail = Extract<MailConfig, { transport: "graph" }>;

/** `mail` as it is read by itself: which tenant is the first one, only the whole file knows. */
export type RawMail =
  | Exclude<MailConfig, GraphMail>
  | (Omit<GraphMail, "tenant"> & { readonly tenant: string | null });

/** `mail`, read into the model. */
export function mailSchema(folder: string): z.ZodType<RawMail> {
  const directory = strict({
    transport: z.literal("directory"),
    path: filePath(folder, "The folder that messages are written to, as .eml files."),
    ...commonShape(),
  }).transform((raw) => ({ transport: raw.transport, path: raw.path, ...common(raw) }));
  const graph = strict({
    transport: z.literal("graph"),
    mailbox: mailAddress("The mailbox that sends, through Microsoft Graph."),
    tenant: id("Id of the tenant whose sign-in is used. Default: the first one.").optional(),
    ...commonShape(),
  }).transform((raw) => ({
    transport: raw.transport,
    mailbox: raw.mailbox,
    tenant: raw.tenant ?? null,
    ...common(raw),
  }));
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
    auth: signInSchema(folder).optional(),
    ca: secretRef(folder, "PEM of a certificate authority to trust beside the usual ones.").optional(),
    dkim: dkimSchema(folder).optional(),
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
      dkim: raw.dkim ?? null,
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

function commonShape() {
  return {
    from: mailbox("Who the mail comes from."),
    replyTo: mailbox("Where answers go. Default: to the sender.").optional(),
    rate: strict({
      perMinute: z.int().min(1).max(100_000).meta({ description: "Messages a minute at most." }),
    })
      .meta({ description: "How fast mail may leave. Default 30 a minute, which Exchange Online takes." })
      .optional(),
    connections: z
      .int()
      .min(1)
      .max(MOST_CONNECTIONS)
      .meta({
        description:
          "Messages under way at the same time at most; over SMTP each has a connection. Default 4.",
      })
      .optional(),
    maxMessageBytes: z
      .int()
      .min(LEAST_MESSAGE_BYTES)
      .max(MOST_MESSAGE_BYTES)
      .meta({
        description:
          "Bytes of a whole message at most, as it leaves (attachments count a third more than their files). What is over goes without the attachments, with a notice. Default 26214400.",
      })
      .optional(),
  };
}

type Common = Pick<MailConfig, "from" | "replyTo" | "perMinute" | "maxMessageBytes" | "connections">;

function common(raw: z.infer<z.ZodObject<ReturnType<typeof commonShape>>>): Common {
  return {
    from: raw.from,
    replyTo: raw.replyTo ?? null,
    perMinute: raw.rate?.perMinute ?? DEFAULT_PER_MINUTE,
    maxMessageBytes: raw.maxMessageBytes ?? DEFAULT_MESSAGE_BYTES,
    connections: raw.connections ?? DEFAULT_CONNECTIONS,
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
