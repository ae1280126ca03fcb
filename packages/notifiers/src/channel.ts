import type { AddressLookup, Clock, MailConfig, Notifier, SecretReader, TenantConfig } from "@intune-om/core";

/** `mail.transport` of intune-om.yaml. */
export type Transport = MailConfig["transport"];

/** What opening a notifier needs beside its part of the configuration. */
export interface ChannelDeps {
  readonly readSecret: SecretReader;
  readonly clock: Clock;
  /** The tenants of the configuration: mail through Graph signs in as one of them. */
  readonly tenants: readonly TenantConfig[];
  /** Shows a person where to enter the code of a device sign-in. */
  readonly onDeviceCode?: (message: string) => void;
}

/** What opening the channels beside mail needs. */
export interface PostingDeps {
  readonly readSecret: SecretReader;
  readonly clock: Clock;
  /** Looks up a host name. Default: the machine's resolver. */
  readonly lookup?: AddressLookup;
}

/** A way for mail to leave, as the configuration names it. */
export interface NotifierChannel {
  readonly transport: Transport;
  /** Reads the secrets that the configuration names and makes the notifier. Nothing is connected yet. */
  open(mail: MailConfig, deps: ChannelDeps): Promise<Notifier>;
}

type MailOf<T extends Transport> = Extract<MailConfig, { transport: T }>;

/** Makes a channel of a function that takes the configuration of one transport. */
export function defineChannel<T extends Transport>(
  transport: T,
  open: (mail: MailOf<T>, deps: ChannelDeps) => Promise<Notifier>,
): NotifierChannel {
  const isOurs = (mail: MailConfig): mail is MailOf<T> => mail.transport === transport;
  return {
    transport,
    open: (mail, deps) => {
      if (!isOurs(mail)) throw new TypeError(`the channel ${transport} was given ${mail.transport}`);
      return open(mail, deps);
    },
  };
}
