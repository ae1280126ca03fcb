import type { LocaleId } from "../compose/document.ts";
import type { MailAddress } from "../deliver/address.ts";

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
}

export type StoreLocation =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

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
}

export type MailConfig =
  | (MailCommon & {
      readonly transport: "smtp";
      readonly host: string;
      readonly port: number;
      readonly security: "starttls" | "tls" | "none";
      readonly auth: { readonly user: SecretRef; readonly password: SecretRef } | null;
      /** PEM of a certificate authority to trust beside the usual ones. */
      readonly ca: SecretRef | null;
    })
  | (MailCommon & { readonly transport: "directory"; readonly path: string })
  | (MailCommon & { readonly transport: "graph"; readonly mailbox: string });
