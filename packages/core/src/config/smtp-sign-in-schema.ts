import { z } from "zod";
import { findAddressFault } from "../deliver/address.ts";
import { resolveCloud } from "./clouds.ts";
import type { SecretRef, SmtpSignIn } from "./config.ts";
import { checkedText, strict } from "./fields.ts";
import { valueAt } from "./path.ts";
import { secretRef } from "./paths.ts";
import type { Finding } from "./references.ts";
import { cloudSchema, entraId } from "./tenant-schema.ts";

/** `mail.auth`: with a password, or with tokens of Microsoft Entra. */
export function signInSchema(folder: string): z.ZodType<SmtpSignIn> {
  const password = strict({
    type: z.literal("password").optional(),
    user: secretRef(folder, "The user name."),
    password: secretRef(folder, "The password."),
  }).transform((raw) => ({ ...raw, type: "password" as const }));
  const oauth2 = strict({
    type: z.literal("oauth2"),
    user: sender(folder),
    tenantId: entraId("The directory (tenant) id, or one of its domains."),
    clientId: entraId("The application (client) id."),
    secret: secretRef(folder, "The client secret.").optional(),
    certificate: secretRef(folder, "PEM with the certificate and its private key.").optional(),
    cloud: cloudSchema().optional(),
  }).transform(
    ({ user, tenantId, clientId, secret, certificate, cloud = resolveCloud("global") }, context) => {
      if (secret !== undefined && certificate === undefined)
        return {
          type: "oauth2" as const,
          user,
          cloud,
          tokens: { type: "client-secret" as const, tenantId, clientId, secret },
        };
      if (certificate !== undefined && secret === undefined)
        return {
          type: "oauth2" as const,
          user,
          cloud,
          tokens: { type: "client-certificate" as const, tenantId, clientId, certificate },
        };
      const both = secret !== undefined;
      const fault = {
        message: both ? "has both secret and certificate" : "has neither secret nor certificate",
        fix: both ? "Remove one of the two." : "Add secret: env:NAME, or certificate: file:PATH.",
      };
      context.addIssue({ code: "custom", message: fault.message, params: { fault } });
      return z.NEVER;
    },
  );
  return z.preprocess(withMeantType, z.discriminatedUnion("type", [password, oauth2])).meta({
    description:
      "How to sign in: user and password, or type: oauth2 with an application of Microsoft Entra. Absent when the server asks for nothing.",
  });
}

const OF_TOKENS = ["tenantId", "clientId", "secret", "certificate"];

/** Reads a sign-in that forgot its type as what it looks like; {@link findMixedSignIn} says what is missing. */
function withMeantType(raw: unknown): unknown {
  const isOfTokens = OF_TOKENS.some((key) => valueAt(raw, [key]) !== undefined);
  const isOpen = valueAt(raw, ["type"]) === undefined && valueAt(raw, ["password"]) === undefined;
  return typeof raw === "object" && isOfTokens && isOpen ? { ...raw, type: "oauth2" } : raw;
}

/** A sign-in that has parts of both forms, or does not say which one it is. */
export function findMixedSignIn(data: unknown): Finding[] {
  const given = (key: string): boolean => valueAt(data, ["mail", "auth", key]) !== undefined;
  const ofTokens = OF_TOKENS.filter(given);
  if (ofTokens.length === 0) return [];
  if (given("password")) {
    const fix =
      "Keep user and password, or type: oauth2 with tenantId, clientId and secret or certificate; not both.";
    return [{ path: ["mail", "auth"], at: "key", message: "mixes a password with a sign-in by tokens", fix }];
  }
  if (given("type")) return [];
  const fix = `Add type: oauth2 beside ${ofTokens.join(", ")}.`;
  return [{ path: ["mail", "auth", "type"], at: "key", message: "is missing", fix }];
}

/** The mailbox that sends: an address, which is no secret, or where it stands. */
function sender(folder: string): z.ZodType<string | SecretRef> {
  const description = "The mailbox that sends: an address, or env:NAME.";
  const address = checkedText({ description }, findAddressFault);
  const named = secretRef(folder, description);
  return z
    .string()
    .transform((text, context) => {
      const read = (/^(?:env|file):/.test(text) ? named : address).safeParse(text);
      if (read.success) return read.data;
      for (const { message, ...issue } of read.error.issues)
        context.addIssue({ code: "custom", message, ...("params" in issue ? { params: issue.params } : {}) });
      return z.NEVER;
    })
    .meta({ description, examples: ["intune-om@contoso.com"] });
}
