import { isLoopback } from "../config/clouds.ts";
import type { Cloud } from "../config/config.ts";
import { OmError } from "../errors.ts";

/** The permission scope that asks for everything the application was granted in this cloud. */
export function scopeOf(cloud: Cloud): string {
  return `${cloud.graph}/.default`;
}

/** Where each cloud keeps its mailboxes, as tokens for SMTP name it. A cloud of one's own is taken for the global one. */
const EXCHANGE: Readonly<Record<Cloud["name"], string>> = {
  global: "https://outlook.office365.com",
  "gcc-high": "https://outlook.office365.us",
  dod: "https://webmail.apps.mil",
  china: "https://partner.outlook.cn",
  custom: "https://outlook.office365.com",
};

/**
 * The permission scope of a token that sends over SMTP. The application needs SMTP.SendAsApp of Exchange Online.
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
export function smtpScopeOf(cloud: Cloud): string {
  return `${EXCHANGE[cloud.name]}/.default`;
}

/**
 * Scheme and host of a cloud's Graph. A token goes there with every request, so plain http is for this machine
 * alone, whatever made the cloud. Errors: OmError `graph.cloud-address`.
 */
export function graphOrigin(cloud: Cloud): string {
  const url = URL.parse(cloud.graph);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url !== null && isSafe) return url.origin;
  throw new OmError("The Graph address is not https:.", {
    code: "graph.cloud-address",
    hint: "A token is sent with every request: use https://, or http:// on loopback only.",
  });
}
