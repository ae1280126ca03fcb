import { z } from "zod";
import { id, known, list, localized, strict, webUrl } from "../fields.ts";
import { date } from "../time-fields.ts";
import { NOTICE_KINDS, type NoticeKind } from "./notices.ts";
import { WEEKDAYS, type Weekday } from "./people.ts";
import type { LocalizedText } from "./texts.ts";

export const CADENCES = ["daily", "weekly", "monthly", "quarterly", "yearly", "on-event"] as const;
export type Cadence = (typeof CADENCES)[number];

/** The parts of operations and maintenance, in the order in which reports show them. */
export const FOCUS_AREAS = ["planning", "helpdesk", "awareness", "training", "operations"] as const;
export type FocusArea = (typeof FOCUS_AREAS)[number];

/** What shows, from data, that a routine was carried out; `attestation` is a person's word. */
export const EVIDENCE_KINDS = [
  "run-log",
  "acknowledgement",
  "delivery-log",
  "metric",
  "snapshot-diff",
  "inventory",
  "document-review",
  "training-record",
  "incident-log",
  "attestation",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface EvidenceRule {
  readonly kind: EvidenceKind;
  /** Ids of reports whose runs or deliveries are the evidence; empty for any collection. */
  readonly reports: readonly string[];
  /** Ids of KPIs that must have been measured. */
  readonly kpis: readonly string[];
  /** Ids of training modules that must have been completed. */
  readonly modules: readonly string[];
  /** Kinds of notices whose delivery is the evidence; empty for any, where no report is named. */
  readonly notices: readonly NoticeKind[];
}

export interface Routine {
  readonly id: string;
  readonly title: LocalizedText;
  readonly area: FocusArea;
  readonly cadence: Cadence;
  /** Id of a role. */
  readonly role: string;
  /** Day of the week on which a weekly one is due; the week's last working day without it. */
  readonly weekday: Weekday | null;
  /** First day on which it counts, `YYYY-MM-DD`; null for the day on which the plan was first seen. */
  readonly from: string | null;
  readonly evidence: EvidenceRule;
  /** Where it is described; null for nowhere. */
  readonly guide: string | null;
}

const BY_A_PERSON: EvidenceRule = { kind: "attestation", reports: [], kpis: [], modules: [], notices: [] };

export function routineSchema(options: { readonly knownKpis: readonly string[] }): z.ZodType<Routine> {
  return strict({
    id: id("Names the routine."),
    title: localized("What it is about."),
    area: z.enum(FOCUS_AREAS).meta({ description: "Where it belongs. Default operations." }).optional(),
    cadence: z.enum(CADENCES).meta({ description: "How often." }),
    role: id("Id of the role that does it."),
    weekday: z.enum(WEEKDAYS).meta({ description: "When a weekly one is due. Default: Friday." }).optional(),
    from: date("First day on which it counts.").optional(),
    evidence: evidenceSchema(options).optional(),
    guide: webUrl("Where it is described.").optional(),
  }).transform((raw) => ({
    ...raw,
    area: raw.area ?? "operations",
    weekday: raw.weekday ?? null,
    from: raw.from ?? null,
    evidence: raw.evidence ?? BY_A_PERSON,
    guide: raw.guide ?? null,
  }));
}

function evidenceSchema({ knownKpis }: { readonly knownKpis: readonly string[] }): z.ZodType<EvidenceRule> {
  return strict({
    kind: z.enum(EVIDENCE_KINDS).meta({ description: "What shows that it was done." }),
    reports: list(id("Id of a report."), "Reports whose runs or deliveries show it."),
    kpis: list(known("KPI", knownKpis, "Id of a KPI."), "KPIs that must be measured."),
    modules: list(id("Id of a training module."), "Training that must be completed."),
    notices: list(z.enum(NOTICE_KINDS), "Kinds of notices whose delivery shows it."),
  }).meta({ description: "What shows that it was done. Default: a person says so." });
}
