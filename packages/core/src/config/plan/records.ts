import { z } from "zod";
import { id, line, localized, mailAddress, strict, webUrl } from "../fields.ts";
import type { SuppressionScope } from "../../alerts/suppression.ts";
import type { LocalizedText } from "./texts.ts";
import { date, dateTime } from "../time-fields.ts";
import { suppressionScopeSchema } from "./suppression-scope.ts";

export interface Risk {
  readonly id: string;
  readonly title: LocalizedText;
  readonly level: "low" | "medium" | "high";
  /** Id of a person. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly reviewBy: string | null;
}

export interface Action {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of a person. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly due: string;
  readonly done: boolean;
  /** The day on which it was finished, `YYYY-MM-DD`; null for one that is open, or nobody said when. */
  readonly doneOn: string | null;
}

export interface MaintenanceWindow {
  readonly id: string;
  readonly title: LocalizedText;
  /** `YYYY-MM-DDTHH:MM` in the organisation's zone. */
  readonly start: string;
  readonly end: string;
  /** The alerts that are not told meanwhile, an empty scope for all of them; null for none. */
  readonly suppresses: SuppressionScope | null;
}

export interface Link {
  readonly title: LocalizedText;
  readonly url: string;
}

export interface SupportContact {
  readonly name: string;
  readonly role: LocalizedText;
  readonly address: string | null;
  readonly phone: string | null;
  /** When they answer, in words; null where the plan does not say. */
  readonly hours: LocalizedText | null;
  /** Whether they are who makes the service: the last whom a case is handed to. */
  readonly vendor: boolean;
}

const title = () => localized("What it is about.");
const owner = () => id("Id of the person who answers for it.");

export function riskSchema(): z.ZodType<Risk> {
  return strict({
    id: id("Names the risk."),
    title: title(),
    level: z.enum(["low", "medium", "high"]).meta({ description: "How bad." }),
    owner: owner(),
    reviewBy: date("When to look at it again.").optional(),
  }).transform((raw) => ({ ...raw, reviewBy: raw.reviewBy ?? null }));
}

export function actionSchema(): z.ZodType<Action> {
  return strict({
    id: id("Names the action."),
    title: title(),
    owner: owner(),
    due: date("When it is to be done."),
    done: z.boolean().meta({ description: "Default false." }).optional(),
    doneOn: date("The day on which it was finished; then done need not be written.").optional(),
  }).transform((raw) => ({
    ...raw,
    done: raw.done ?? raw.doneOn !== undefined,
    doneOn: raw.doneOn ?? null,
  }));
}

export function maintenanceWindowSchema(): z.ZodType<MaintenanceWindow> {
  return strict({
    id: id("Names the window."),
    title: title(),
    start: dateTime("When it begins, in the organisation's zone."),
    end: dateTime("When it ends."),
    suppresses: suppressionScopeSchema().optional().meta({
      description: "The alerts that are not told meanwhile: {} for all. Default: none is held back.",
    }),
  }).transform((raw) => ({ ...raw, suppresses: raw.suppresses ?? null }));
}

export function linkSchema(): z.ZodType<Link> {
  return strict({ title: title(), url: webUrl("Where it is.") });
}

export function supportContactSchema(): z.ZodType<SupportContact> {
  return strict({
    name: line("Person, team or company.", 100),
    role: localized("What they help with."),
    address: mailAddress("Where to write.").optional(),
    phone: line("Where to call, in quotation marks.", 40).optional(),
    hours: localized("When they answer.").optional(),
    vendor: z
      .boolean()
      .meta({ description: "Whether they make the service: the last step of the escalation. Default false." })
      .optional(),
  }).transform((raw) => ({
    ...raw,
    address: raw.address ?? null,
    phone: raw.phone ?? null,
    hours: raw.hours ?? null,
    vendor: raw.vendor ?? false,
  }));
}
