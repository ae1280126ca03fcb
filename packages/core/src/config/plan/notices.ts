import { z } from "zod";
import type { LocaleId } from "../../compose/document.ts";
import { PLATFORMS, type Platform } from "../../updates/update.ts";
import { id, list, localized, localizedText, mailAddress, strict, webUrl } from "../fields.ts";
import { date, timeOfDay, timeZone } from "../time-fields.ts";
import type { LocalizedText } from "./texts.ts";

/** What users are told of. `welcome` goes to newcomers. */
export const NOTICE_KINDS = [
  "change",
  "end-of-support",
  "grace-period",
  "stale-device",
  "incident",
  "incident-end",
  "welcome",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How users are told, and what stands before a message to them. */
export interface NoticePolicy {
  /** Id of the role that approves; null where nobody may, so that nothing is sent. */
  readonly approver: string | null;
  /** Gets every notice instead of its recipients; null when they get them. */
  readonly pilot: string | null;
  /** More recipients than this hold a notice. */
  readonly mostRecipients: number;
  /** Messages a minute; null for what the mail server takes. */
  readonly perMinute: number | null;
  /** When nothing is sent; null for never. */
  readonly quietHours: QuietHours | null;
  /** Addresses that get no notice. */
  readonly doNotSend: readonly string[];
  /** Kinds that the organisation does without. */
  readonly off: readonly NoticeKind[];
  /** Days without check-in after which a device is stale. */
  readonly staleAfterDays: number;
  /** Days before the end of a grace period, or of support, from which on its owner is told. */
  readonly graceDays: number;
  readonly endOfSupportDays: number;
  /** Texts in place of the product's own. */
  readonly templates: readonly NoticeTemplate[];
}

export interface QuietHours {
  /** `HH:MM`; over midnight when `to` is before `from`. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** Plain text with `{placeholders}`; an empty line begins a new paragraph. */
export interface NoticeTemplate {
  readonly kind: NoticeKind;
  readonly subject: LocalizedText;
  readonly body: LocalizedText;
}

/** How people with their first device are welcomed. */
export interface NewcomerPolicy {
  readonly on: boolean;
  /** Days within which the welcome must have been sent. */
  readonly withinDays: number;
  /** The organisation's device strategy in plain words; null where the plan has none. */
  readonly strategy: LocalizedText | null;
  readonly guides: readonly PlatformGuide[];
  /**
   * Who approved the welcome as it stands, once for everybody who comes; without it each batch waits for approval.
   */
  readonly approval: { readonly by: string; readonly on: string } | null;
}

export interface PlatformGuide {
  /** Null for every platform. */
  readonly platform: Platform | null;
  readonly title: LocalizedText;
  readonly url: string;
}

export const DEFAULT_NEWCOMERS: NewcomerPolicy = {
  on: false,
  withinDays: 7,
  strategy: null,
  guides: [],
  approval: null,
};

export const DEFAULT_NOTICES: NoticePolicy = {
  approver: null,
  pilot: null,
  mostRecipients: 1_000,
  perMinute: null,
  quietHours: null,
  doNotSend: [],
  off: [],
  staleAfterDays: 30,
  graceDays: 7,
  endOfSupportDays: 60,
  templates: [],
};

const DAYS = z.int().min(1).max(365);

export function noticesSchema(defaults: {
  readonly locale: LocaleId;
  readonly timeZone: string;
}): z.ZodType<NoticePolicy> {
  return strict({
    approver: id("Id of the role that approves. Without it nothing is sent.").optional(),
    pilot: mailAddress("Gets every notice instead of its recipients.").optional(),
    mostRecipients: z
      .int()
      .min(1)
      .max(1_000_000)
      .meta({ description: "More recipients than this hold a notice. Default 1000." })
      .optional(),
    perMinute: z.int().min(1).max(10_000).meta({ description: "Messages a minute." }).optional(),
    quietHours: quietHoursSchema(defaults.timeZone).optional(),
    doNotSend: list(mailAddress("An address that gets no notice."), "Addresses that get no notice."),
    off: list(z.enum(NOTICE_KINDS), "Kinds that the organisation does without."),
    staleAfterDays: DAYS.meta({ description: "Days without check-in. Default 30." }).optional(),
    graceDays: DAYS.meta({ description: "Days before a grace period ends. Default 7." }).optional(),
    endOfSupportDays: DAYS.meta({ description: "Days before support ends. Default 60." }).optional(),
    templates: list(templateSchema(), "Texts in place of the product's own."),
  })
    .transform((raw) => ({ ...DEFAULT_NOTICES, ...given(raw) }))
    .meta({ description: "How users are told of what touches them." });
}

export function newcomersSchema(): z.ZodType<NewcomerPolicy> {
  return strict({
    on: z.boolean().meta({ description: "Whether newcomers are welcomed. Default true." }).optional(),
    withinDays: DAYS.meta({ description: "Days within which they are. Default 7." }).optional(),
    strategy: localizedText("The organisation's device strategy in plain words.").optional(),
    guides: list(guideSchema(), "Guides for platforms."),
    approval: strict({ by: id("Id of the person."), on: date("When.") })
      .meta({ description: "Who approved the welcome once for everybody. Without it each batch waits." })
      .optional(),
  })
    .transform((raw) => ({ ...DEFAULT_NEWCOMERS, on: true, ...given(raw) }))
    .meta({ description: "How people with their first device are welcomed." });
}

function quietHoursSchema(zone: string): z.ZodType<QuietHours> {
  return strict({
    from: timeOfDay("When it becomes quiet."),
    to: timeOfDay("When it ends."),
    timeZone: timeZone("Default: the organisation's.").optional(),
  })
    .transform((raw) => ({ ...raw, timeZone: raw.timeZone ?? zone }))
    .meta({ description: "When nothing is sent to users." });
}

function templateSchema(): z.ZodType<NoticeTemplate> {
  return strict({
    kind: z.enum(NOTICE_KINDS).meta({ description: "What it tells of." }),
    subject: localized("Subject, with {placeholders}."),
    body: localizedText("Text, with {placeholders}; an empty line begins a new paragraph."),
  });
}

function guideSchema(): z.ZodType<PlatformGuide> {
  return strict({
    platform: z.enum(PLATFORMS).meta({ description: "Default: every platform." }).optional(),
    title: localized("What it is called."),
    url: webUrl("Where it is."),
  }).transform((raw) => ({ ...raw, platform: raw.platform ?? null }));
}

/** What a mapping says, without the keys that it leaves out. */
function given<T extends object>(raw: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(raw).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> };
}
