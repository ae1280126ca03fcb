import { z } from "zod";
import { SOURCES } from "../collect/source.ts";
import { alertRulesSchema } from "./alert-rules-schema.ts";
import { channelsSchema } from "./channels-schema.ts";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import type { Config, MailConfig, TenantConfig } from "./config.ts";
import { daemonSchema, DEFAULT_DAEMON } from "./daemon-schema.ts";
import { deliverySchema } from "./delivery-schema.ts";
import { id, known, line, locale, strict } from "./fields.ts";
import { mailSchema, type RawMail } from "./mail-schema.ts";
import { feedUrl, filePath, folderOf } from "./paths.ts";
import { storeSchema } from "./store-schema.ts";
import { tenantSchema } from "./tenant-schema.ts";
import { timeZone } from "./time-fields.ts";

/** Names that other parts of the product know. */
export interface ConfigOptions {
  /** What `collectors` may switch. Default: the built-in sources. */
  readonly knownCollectors?: readonly string[];
  /** What a feed's `kind` may be. Default: any. */
  readonly knownFeedKinds?: readonly string[];
  /** What `mail.transport` may be. Default: any of the layout. */
  readonly knownTransports?: readonly Config["mail"]["transport"][];
}

/** intune-om.yaml, read into the model. Relative paths start from the folder of `file`. */
export function configSchema(file: string, options: ConfigOptions = {}): z.ZodType<Config> {
  const folder = folderOf(file);
  const feed = strict({
    id: id("Names the feed."),
    kind: feedKind(options.knownFeedKinds),
    url: feedUrl(folder, "Where it is read: a web address, or a file."),
    allowPrivate: z
      .boolean()
      .meta({
        description:
          "Whether the address may lie inside your own network, which is otherwise refused on every hop. Default false.",
      })
      .optional(),
    about: z
      .array(line("A service, product or word, for example Microsoft Intune.", 100))
      .max(50)
      .meta({
        description:
          "Keeps only what names one of these as its service, product, tag, category or in its title. An empty list keeps everything. Default: Microsoft Intune in feeds that file their items by service or product, everything in others.",
      })
      .optional(),
  }).transform(({ allowPrivate = false, about = null, ...raw }) => ({ ...raw, allowPrivate, about }));
  return strict({
    version: z.literal(1).meta({ description: "The version of this layout." }),
    plan: filePath(folder, "The file with people and process."),
    store: storeSchema(folder),
    timezone: timeZone("IANA time zone of the organisation."),
    locale: locale("Language of the organisation. Default en.").optional(),
    tenants: z
      .array(tenantSchema(folder, options.knownCollectors ?? SOURCES))
      .min(1)
      .meta({ description: "The Intune tenants." }),
    feeds: z.array(feed).meta({ description: "Pages and feeds that announce changes." }).optional(),
    mail: mailSchema(folder),
    channels: channelsSchema(folder).optional(),
    delivery: deliverySchema().optional(),
    daemon: daemonSchema().optional(),
    alertRules: alertRulesSchema(folder).optional(),
  })
    .transform((raw) => ({
      file,
      planFile: raw.plan,
      store: raw.store,
      timeZone: raw.timezone,
      locale: raw.locale ?? "en",
      tenants: raw.tenants,
      feeds: raw.feeds ?? [],
      mail: ofTenant(raw.mail, raw.tenants),
      delivery: raw.delivery ?? DEFAULT_DELIVERY_POLICY,
      channels: raw.channels ?? [],
      daemon: raw.daemon ?? DEFAULT_DAEMON,
      alertRules: raw.alertRules ?? [],
    }))
    .meta({ title: "intune-om.yaml", description: "How intune-om reaches things." });
}

/** Mail through Graph signs in as the first tenant unless it names another. */
function ofTenant(mail: RawMail, tenants: readonly TenantConfig[]): MailConfig {
  return mail.transport === "graph" ? { ...mail, tenant: mail.tenant ?? tenants[0]?.id ?? "" } : mail;
}

function feedKind(kinds: readonly string[] | undefined): z.ZodType<string> {
  const description = "How it is read, for example whats-new or feed.";
  return kinds === undefined ? line(description, 64) : known("kind of feed", kinds, description);
}
