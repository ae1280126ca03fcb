import type { z } from "zod";
import type { DkimConfig } from "./config.ts";
import { checkedText, strict } from "./fields.ts";
import type { Fault } from "./fields.ts";
import { secretRef } from "./paths.ts";

/** `mail.dkim`. */
export function dkimSchema(folder: string): z.ZodType<DkimConfig> {
  return strict({
    domain: checkedText({ description: "Domain that signs.", examples: ["contoso.com"] }, findDomainFault),
    selector: checkedText(
      {
        description: "Name of the key: its public half stands in DNS at SELECTOR._domainkey.DOMAIN.",
        examples: ["om1"],
      },
      (text) =>
        isHostName(text)
          ? null
          : { message: "is no selector", fix: "Write letters, digits, hyphens and dots, for example om1." },
    ),
    key: secretRef(folder, "PEM of the private RSA key."),
  }).meta({
    description: "Signs each message (DKIM). Absent when the server signs, as Exchange Online does.",
  });
}

function findDomainFault(text: string): Fault | null {
  if (isHostName(text) && text.includes(".")) return null;
  return {
    message: "is no domain",
    fix: "Write the domain of mail.from as it stands in DNS, for example contoso.com; other letters as xn--….",
  };
}

function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(text)
  );
}
