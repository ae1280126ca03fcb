import { z } from "zod";
import { id, localized, strict } from "../fields.ts";
import { date } from "../time-fields.ts";
import { CADENCES, type Cadence } from "./routines.ts";
import type { LocalizedText } from "./texts.ts";

export const CHANNELS = ["mail", "intranet", "meeting", "chat", "poster"] as const;
export type CommunicationChannel = (typeof CHANNELS)[number];

/** One entry of the communications calendar: who tells whom what, when and where. */
export interface Communication {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of an audience. */
  readonly audience: string;
  /** Id of a person or a role. */
  readonly owner: string;
  readonly channel: CommunicationChannel;
  /** Day of a single one, `YYYY-MM-DD`; null for one that comes again. */
  readonly on: string | null;
  readonly cadence: Cadence | null;
  /** Id of the report that it is; null where a person writes it. */
  readonly report: string | null;
}

export function communicationSchema(): z.ZodType<Communication> {
  return strict({
    id: id("Names the entry."),
    title: localized("What is told."),
    audience: id("Id of the audience that is told."),
    owner: id("Id of the person or role that tells it."),
    channel: z.enum(CHANNELS).meta({ description: "Where. Default mail." }).optional(),
    on: date("Day of a single one.").optional(),
    cadence: z.enum(CADENCES).meta({ description: "How often, for one that comes again." }).optional(),
    report: id("Id of the report that it is.").optional(),
  }).transform((raw) => ({
    ...raw,
    channel: raw.channel ?? "mail",
    on: raw.on ?? null,
    cadence: raw.cadence ?? null,
    report: raw.report ?? null,
  }));
}
