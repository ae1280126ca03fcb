import { checkFile } from "./check-file.ts";
import type { CheckedFile } from "./check-file.ts";
import { isLoopback } from "./clouds.ts";
import { configSchema } from "./config-schema.ts";
import type { ConfigOptions } from "./config-schema.ts";
import { MAIL_TRANSPORTS } from "./config.ts";
import type { Config } from "./config.ts";
import { select, valueAt } from "./path.ts";
import type { Path } from "./path.ts";
import type { ParseResult } from "./problem.ts";
import { findBadReferences, findDuplicates } from "./references.ts";
import type { Finding } from "./references.ts";
import { findMixedSignIn } from "./smtp-sign-in-schema.ts";

/**
 * Reads intune-om.yaml. Never throws: all problems come back at once, in the order of the file. Relative
 * paths start from the folder of `file`.
 */
export function parseConfig(text: string, file: string, options: ConfigOptions = {}): ParseResult<Config> {
  return checkConfig(text, file, options).result;
}

/** Like {@link parseConfig}, with the plain data beside it, so that the plan can be found when something else is wrong. */
export function checkConfig(text: string, file: string, options: ConfigOptions): CheckedFile<Config> {
  return checkFile(
    text,
    file,
    () => configSchema(file, options),
    (data, lineOf) => [
      ...findDuplicates(
        data,
        [
          { within: "tenants", each: "*.id" },
          { within: "feeds", each: "*.id" },
          { within: "channels", each: "*.id" },
          { within: "alertRules", each: "*.id" },
        ],
        lineOf,
      ),
      ...findBadReferences(data, [{ from: "mail.tenant", to: "tenants" }]),
      ...findMissingLogins(data),
      ...findClearMail(data),
      ...findMixedSignIn(data),
      ...findUnknownTransport(data, options),
    ],
  );
}

/** A cloud of one's own without a login address will do only where a token is brought along. */
function findMissingLogins(data: unknown): Finding[] {
  return select(data, "tenants.*").flatMap(({ path, value }): Finding[] => {
    const cloud = valueAt(value, ["cloud"]);
    const bare = typeof cloud === "object" && cloud !== null && valueAt(cloud, ["login"]) === undefined;
    if (!bare || valueAt(value, ["auth", "type"]) === "token") return [];
    const fix = "Add the address where sign-in answers, for example https://login.microsoftonline.com.";
    return [{ path: [...path, "cloud", "login"], at: "key", message: "is missing", fix }];
  });
}

function findClearMail(data: unknown): Finding[] {
  const mail = (key: string): unknown => valueAt(data, ["mail", key]);
  const host = mail("host");
  if (mail("transport") !== "smtp" || mail("security") !== "none" || mail("insecure") === true) return [];
  if (typeof host !== "string" || isLoopback(host)) return [];
  const path: Path = ["mail", "security"];
  const fix = "Write starttls or tls; if the network itself is to be trusted, add insecure: true under mail.";
  return [{ path, at: "value", message: "would send mail and password in clear to another machine", fix }];
}

/** The layout knows transports that the program which reads the file need not have. */
function findUnknownTransport(data: unknown, { knownTransports }: ConfigOptions): Finding[] {
  const transport = valueAt(data, ["mail", "transport"]);
  const inLayout = MAIL_TRANSPORTS.find((known) => known === transport);
  if (knownTransports === undefined || inLayout === undefined || knownTransports.includes(inLayout))
    return [];
  const fix = `Write ${knownTransports.join(" or ")}, with the settings that it takes.`;
  return [{ path: ["mail", "transport"], at: "value", message: "cannot be used in this version", fix }];
}
