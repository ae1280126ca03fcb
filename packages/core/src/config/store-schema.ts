import { z } from "zod";
import type { PostgresLocation, StoreLocation } from "./config.ts";
import { checkedText, type Fault, strict } from "./fields.ts";
import { absolute, findStorePathFault, secretRef } from "./paths.ts";
import {
  findSchemaFault,
  isPostgres,
  type PostgresTarget,
  readPostgresUrl,
  staysHere,
} from "./postgres-url.ts";

const EXAMPLE = "postgres://intune_om@db.contoso.com/intune_om";

/** `store`: the path of a file, a PostgreSQL address, or an address with what belongs to it. */
export function storeSchema(folder: string): z.ZodType<StoreLocation> {
  const path = checkedText(
    {
      description: "A file, or a PostgreSQL address without a password.",
      examples: ["./state/intune-om.db", EXAMPLE],
    },
    (text) => (isPostgres(text) ? findAddressFault(text, false) : findStorePathFault(text)),
  ).transform(
    (text): StoreLocation =>
      isPostgres(text) ? postgresLocation(text) : { kind: "sqlite", path: absolute(folder, text) },
  );
  return z.union([path, postgresSchema(folder)]).meta({
    description:
      "Where state is kept: a file, or a PostgreSQL address, with its password and the like beside it.",
  });
}

/**
 * The location that an address names by itself.
 * @throws RangeError for a text that is no such address
 */
export function postgresLocation(url: string): PostgresLocation {
  return { ...targetOf(url), password: null, ca: null };
}

function postgresSchema(folder: string): z.ZodType<StoreLocation> {
  return strict({
    url: checkedText(
      { description: "A PostgreSQL address without a password.", examples: [EXAMPLE] },
      (text) => findAddressFault(text, true),
    ),
    password: secretRef(
      folder,
      "The password. Default: PGPASSWORD or the password file, or none.",
    ).optional(),
    schema: checkedText(
      { description: "Where the tables stand. Default intune_om.", pattern: "^[a-z_][a-z0-9_]{0,54}$" },
      findSchemaFault,
    ).optional(),
    ca: secretRef(folder, "PEM of the authority that issued the server's certificate.").optional(),
    insecure: z
      .boolean()
      .meta({ description: "Whether another machine may be reached without TLS. Default false." })
      .optional(),
  })
    .superRefine(({ url, insecure, schema }, context) => {
      const target = readPostgresUrl(url);
      if ("message" in target) return;
      const fault = insecure === true ? null : findClearFault(target);
      if (fault !== null) {
        context.addIssue({ code: "custom", path: ["url"], message: fault.message, params: { fault } });
      }
      if (schema === undefined || !/[?&]schema=/.test(url)) return;
      const twice: Fault = { message: "is named in the address as well", fix: "Remove one of them." };
      context.addIssue({
        code: "custom",
        path: ["schema"],
        message: twice.message,
        params: { fault: twice },
      });
    })
    .transform(({ url, password, schema, ca }): PostgresLocation => {
      const target = targetOf(url);
      return { ...target, schema: schema ?? target.schema, password: password ?? null, ca: ca ?? null };
    });
}

/** @param mayBeClear Whether something beside the address says if it may go without TLS. */
function findAddressFault(text: string, mayBeClear: boolean): Fault | null {
  const target = readPostgresUrl(text);
  if ("message" in target) return target;
  return mayBeClear ? null : findClearFault(target);
}

function findClearFault({ host, tls }: PostgresTarget): Fault | null {
  if (tls !== "none" || staysHere(host)) return null;
  const fix =
    "Remove sslmode=disable; if the network itself is to be trusted, write store: { url: …, insecure: true }.";
  return { message: "would send everything in clear to another machine", fix };
}

function targetOf(url: string): PostgresTarget {
  const target = readPostgresUrl(url);
  if ("message" in target) throw new RangeError(`the address ${target.message}`);
  return target;
}
