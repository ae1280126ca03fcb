import type { LocaleId } from "../compose/document.ts";
import type { MailAddress } from "../deliver/address.ts";
import type { DeliveryPolicy } from "../deliver/delivery-policy.ts";
import type { AlertRulePlugin } from "./alert-rules-schema.ts";

export type { AlertRulePlugin } from "./alert-rules-schema.ts";

/** intune-om.yaml after checking: how to reach things. Every path in it is absolute. */
export interface Config {
  /** The file itself. */
  readonly file: string;
  /** plan.yaml. */
  readonly planFile: string;
  readonly store: StoreLocation;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  readonly locale: LocaleId;
  /** At least one; ids are unique. */
  readonly tenants: readonly TenantConfig[];
  readonly feeds: readonly FeedConfig[];
  readonly mail: MailConfig;
  /** Where reports are posted beside mail; ids are unique. */
  readonly channels: readonly ChannelConfig[];
  /** What is done about messages that did not simply arrive. */
  readonly delivery: DeliveryPolicy;
  /** How `intune-om start` runs. */
  readonly daemon: DaemonConfig;
  /** Alert rules of somebody else's; ids are unique. */
  readonly alertRules: readonly AlertRulePlugin[];
}

export interface DaemonConfig {
  /** Where state and measures are served; 0 for a free port, null for nowhere. */
  readonly port: number | null;
  /** The address that it listens on. */
  readonly host: string;
  /** How long work in hand may take to finish when the daemon is stopped. */
  readonly stopSeconds: number;
  /** How long the store belongs to a daemon that has gone silent. */
  readonly leaseSeconds: number;
}

export type StoreLocation = { readonly kind: "sqlite"; readonly path: string } | PostgresLocation;

export interface PostgresLocation {
  readonly kind: "postgres";
  /** As it was written, which is without a password. */
  readonly url: string;
  /** A name, an address, or the absolute folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Null for the user of the operating system. */
  readonly user: string | null;
  readonly schema: string;
  /** `require` encrypts and asks not who answers, unless `ca` says who may; `verify-full` asks for the name, too. */
  readonly tls: "none" | "require" | "verify-full";
  /** Null for what PGPASSWORD or the password file say, or none at all. */
  readonly password: SecretRef | null;
  /** PEM of a certificate authority to trust in place of the usual ones. */
  readonly ca: SecretRef | null;
}

/** A secret is named, never written: an environment variable or a file. */
export type SecretRef =
  | { readonly kind: "env"; readonly name: string }
  | { readonly kind: "file"; readonly path: string };

export interface TenantConfig {
  readonly id: string;
  readonly name: string;
  readonly cloud: Cloud;
  readonly auth: AuthConfig;
  /** Collectors switched on or off by source id; absent means the default of that collector. */
  readonly collectors: Readonly<Record<string, boolean>>;
  /** Whether requests that only the beta version of Graph has may be made. Default true. */
  readonly beta: boolean;
  /** Whether large lists may be read by export jobs, which takes a permission that also writes. Default false. */
  readonly exportJobs: boolean;
}

export const CLOUD_NAMES = ["global", "gcc-high", "dod", "china"] as const;

/** Where a cloud answers. Both without path and trailing slash. */
export interface Cloud {
  readonly name: (typeof CLOUD_NAMES)[number] | "custom";
  /** For example `https://graph.microsoft.com`. */
  readonly graph: string;
  /** For example `https://login.microsoftonline.com`. */
  readonly login: string;
}

export type AuthConfig =
  | {
      readonly type: "client-secret";
      readonly tenantId: string;
      readonly clientId: string;
      readonly secret: SecretRef;
    }
  | {
      readonly type: "client-certificate";
      readonly tenantId: string;
      readonly clientId: string;
      /** PEM with the certificate and its private key. */
      readonly certificate: SecretRef;
    }
  | { readonly type: "managed-identity"; readonly clientId?: string }
  | {
      readonly type: "workload-identity";
      readonly tenantId: string;
      readonly clientId: string;
      readonly tokenFile: string;
    }
  | { readonly type: "azure-cli"; readonly tenantId?: string }
  | { readonly type: "device-code"; readonly tenantId: string; readonly clientId: string }
  | { readonly type: "token"; readonly token: SecretRef };

export interface FeedConfig {
  readonly id: string;
  readonly kind: string;
  /** `http(s):` address, or a `file:` URL with an absolute path. */
  readonly url: string;
  /** Whether it may lie inside the organisation's own network. Default false. */
  readonly allowPrivate: boolean;
  /** Services, products or words of which an item must name one to be kept; empty for everything, null for the default. */
  readonly about: readonly string[] | null;
}

/** Every value that the layout gives `mail.transport`. */
export const MAIL_TRANSPORTS: readonly MailConfig["transport"][] = ["smtp", "graph", "directory"];

interface MailCommon {
  readonly from: MailAddress;
  readonly replyTo: MailAddress | null;
  /** Messages a minute at most. */
  readonly perMinute: number;
  /** The largest message that may be made, as it stands on the wire: attachments count a third more than their files. */
  readonly maxMessageBytes: number;
  /** Messages under way at the same time at most; over SMTP each has a connection. */
  readonly connections: number;
}

/** How to sign in to a mail server. */
export type SmtpSignIn =
  | { readonly type: "password"; readonly user: SecretRef; readonly password: SecretRef }
  | {
      readonly type: "oauth2";
      /** The mailbox that sends. */
      readonly user: string | SecretRef;
      /** Where its tokens come from. */
      readonly tokens: Extract<AuthConfig, { type: "client-secret" | "client-certificate" }>;
      readonly cloud: Cloud;
    };

/** What mail is signed with (RFC 6376). */
export interface DkimConfig {
  readonly domain: string;
  readonly selector: string;
  /** PEM of the private RSA key. */
  readonly key: SecretRef;
}

export type MailConfig =
  | (MailCommon & {
      readonly transport: "smtp";
      readonly host: string;
      readonly port: number;
      readonly security: "starttls" | "tls" | "none";
      readonly auth: SmtpSignIn | null;
      /** PEM of a certificate authority to trust beside the usual ones. */
      readonly ca: SecretRef | null;
      /** Null when mail is not signed here. */
      readonly dkim: DkimConfig | null;
    })
  | (MailCommon & { readonly transport: "directory"; readonly path: string })
  | (MailCommon & {
      readonly transport: "graph";
      /** The mailbox that sends. */
      readonly mailbox: string;
      /** Id of the tenant whose sign-in is used. */
      readonly tenant: string;
    });

export const CHANNEL_KINDS = ["teams", "webhook"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** A place beside mail that reports are posted to. */
export type ChannelConfig =
  | {
      readonly kind: "teams";
      readonly id: string;
      /** The address of the workflow: whoever knows it may post. */
      readonly url: SecretRef;
    }
  | {
      readonly kind: "webhook";
      readonly id: string;
      /** `https:`, or `http:` on this machine. */
      readonly url: string;
      /** The key that signs each request. */
      readonly secret: SecretRef;
    };
