import { z } from "zod";
import { checkedText, strict } from "./fields.ts";
import type { DaemonConfig } from "./config.ts";

/** What holds for a configuration that says nothing of `daemon`. */
export const DEFAULT_DAEMON: DaemonConfig = {
  port: 9_464,
  host: "127.0.0.1",
  stopSeconds: 30,
  leaseSeconds: 60,
};

const MOST_STOP_SECONDS = 3_600;
const LEAST_LEASE_SECONDS = 1;
const MOST_LEASE_SECONDS = 3_600;

/** `daemon`, read into the model. */
export function daemonSchema(): z.ZodType<DaemonConfig> {
  return strict({
    port: z
      .union([z.int().min(0).max(65_535), z.literal(false), z.null()])
      .meta({
        description:
          "Where the state and the measures are served: a port, 0 for a free one, false for none. Default 9464.",
      })
      .optional(),
    host: checkedText(
      {
        description: "The address that it listens on. Default 127.0.0.1, which other machines do not reach.",
      },
      (text) =>
        /^[0-9A-Za-z.:-]{1,253}$/.test(text)
          ? null
          : { message: "is no address", fix: "Write an address of this machine, for example 127.0.0.1." },
    ).optional(),
    stopSeconds: z
      .int()
      .min(0)
      .max(MOST_STOP_SECONDS)
      .meta({
        description: "How long work in hand may take to finish when the daemon is stopped. Default 30.",
      })
      .optional(),
    leaseSeconds: z
      .int()
      .min(LEAST_LEASE_SECONDS)
      .max(MOST_LEASE_SECONDS)
      .meta({
        description:
          "How long the store belongs to a daemon that has gone silent; others wait for so long. Default 60.",
      })
      .optional(),
  })
    .transform((raw) => ({
      port: raw.port === false ? null : raw.port === undefined ? DEFAULT_DAEMON.port : raw.port,
      host: raw.host ?? DEFAULT_DAEMON.host,
      stopSeconds: raw.stopSeconds ?? DEFAULT_DAEMON.stopSeconds,
      leaseSeconds: raw.leaseSeconds ?? DEFAULT_DAEMON.leaseSeconds,
    }))
    .meta({ description: "How `intune-om start` runs." });
}
