import { z } from "zod";
import { AREAS } from "../../updates/classify/area-words.ts";
import { id, known, line, list, localized, strict, webUrl } from "../fields.ts";
import { date } from "../time-fields.ts";
import type { LocalizedText } from "./texts.ts";

export interface TrainingModule {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of an audience whose people of the plan need it; null when roles alone say who does. */
  readonly audience: string | null;
  /** Ids of roles whose holders and deputies need it. */
  readonly roles: readonly string[];
  readonly url: string | null;
  /** Version of the material; a completion counts for the version it was made on. */
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly revisedOn: string | null;
  /** How long a completion counts; null for good. */
  readonly validMonths: number | null;
  readonly covers: CoveredFeatures;
}

/** What of the product the material shows: an update that touches it makes the material old. */
export interface CoveredFeatures {
  /** Parts of the product, as updates name them. */
  readonly areas: readonly string[];
  /** Words that such an update has in its title or text. */
  readonly words: readonly string[];
}

/** Something that somebody new does or learns. */
export interface OnboardingStep {
  readonly id: string;
  readonly title: LocalizedText;
  /** Ids of roles. */
  readonly roles: readonly string[];
  /** Days from the person's first one. */
  readonly withinDays: number;
  /** Id of a training module whose completion does it; null for a step that is ticked off. */
  readonly module: string | null;
  readonly url: string | null;
}

const DEFAULT_ONBOARDING_DAYS = 30;

export function trainingSchema(): z.ZodType<TrainingModule> {
  return strict({
    id: id("Names the module."),
    title: localized("What it is about."),
    audience: id("Id of the audience that needs it.").optional(),
    roles: list(id("Id of a role."), "Roles that need it."),
    url: webUrl("Where it is.").optional(),
    version: line("Version of the material. Default 1.", 40).optional(),
    revisedOn: date("When it was last brought up to date.").optional(),
    validMonths: z.int().min(1).max(120).meta({ description: "How long a completion counts." }).optional(),
    covers: coversSchema().optional(),
  }).transform((raw) => ({
    ...raw,
    audience: raw.audience ?? null,
    url: raw.url ?? null,
    version: raw.version ?? "1",
    revisedOn: raw.revisedOn ?? null,
    validMonths: raw.validMonths ?? null,
    covers: raw.covers ?? { areas: [], words: [] },
  }));
}

function coversSchema(): z.ZodType<CoveredFeatures> {
  const area = known(
    "area",
    AREAS.map(({ id: name }) => name),
    "A part of the product.",
  );
  return strict({
    areas: list(area, "Parts of the product that it shows."),
    words: list(line("A word of updates that touch it.", 80), "Words of updates that touch it."),
  }).meta({ description: "What of the product the material shows." });
}

export function onboardingSchema(): z.ZodType<OnboardingStep> {
  return strict({
    id: id("Names the step."),
    title: localized("What is done or learnt."),
    roles: z.array(id("Id of a role.")).min(1).meta({ description: "For whom it is." }),
    withinDays: z
      .int()
      .min(1)
      .max(365)
      .meta({ description: "Days from the first one. Default 30." })
      .optional(),
    module: id("Id of the training module that it is.").optional(),
    url: webUrl("Where it is described.").optional(),
  }).transform((raw) => ({
    ...raw,
    withinDays: raw.withinDays ?? DEFAULT_ONBOARDING_DAYS,
    module: raw.module ?? null,
    url: raw.url ?? null,
  }));
}
