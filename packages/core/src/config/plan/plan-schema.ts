import { dirname, resolve } from "node:path";
import { z } from "zod";
import type { LocaleId } from "../../compose/document.ts";
import { DEFAULT_STALE_DAYS } from "../../helpdesk/knowledge-base.ts";
import { completeTexts } from "../../locales/given-text.ts";
import { LOCALE_IDS } from "../../locales/index.ts";
import { FORMATS } from "../../render/reporter.ts";
import { id, known, line, list, localized, strict } from "../fields.ts";
import { date } from "../time-fields.ts";
import { alertPolicySchema } from "./alerts-schema.ts";
import { DEFAULT_ALERTS } from "./alerts.ts";
import { audienceSchema } from "./audiences.ts";
import { checklistSchema, DEFAULT_CHECKLIST } from "./checklist.ts";
import { communicationSchema } from "./communications.ts";
import { deploymentSchema } from "./deployments.ts";
import { discoverySchema } from "./discovery.ts";
import { DEFAULT_NEWCOMERS, DEFAULT_NOTICES, newcomersSchema, noticesSchema } from "./notices.ts";
import { organisationSchema } from "./organisation.ts";
import { personSchema, roleSchema } from "./people.ts";
import type { KnowledgeBaseSetting, Plan, ReportDefinition, Target } from "./plan.ts";
import {
  actionSchema,
  linkSchema,
  maintenanceWindowSchema,
  riskSchema,
  supportContactSchema,
} from "./records.ts";
import { reportScheduleSchema } from "./report-schedule.ts";
import { DEFAULT_RETENTION, retentionSchema } from "./retention.ts";
import { routineSchema } from "./routines.ts";
import { onboardingSchema, trainingSchema } from "./training.ts";
import { DEFAULT_UPDATE_POLICY, updatePolicySchema } from "./updates.ts";
import { DEFAULT_WATCH, watchSchema } from "./watch.ts";

/** What a plan takes from the configuration and from the rest of the product. */
export interface PlanOptions {
  /** Language of people and reports that name none. */
  readonly locale: LocaleId;
  /** Zone of schedules that name none. */
  readonly timeZone: string;
  /** Ids of the sections that a report may hold. */
  readonly knownSections: readonly string[];
  /** Ids of the KPIs that a target may name. */
  readonly knownKpis: readonly string[];
  /** Default: the built-in formats. */
  readonly knownFormats?: readonly string[];
  /** Ids of the channels that the configuration has. Default: none. */
  readonly channels?: readonly string[];
  /** Ids of the tenants that the configuration has. Default: they are not looked at. */
  readonly tenants?: readonly string[];
  /** Whether the configuration names plug-ins with rules for alerts, which may give anything. Default false. */
  readonly hasPlugins?: boolean;
  /** When it is read, for what the plan has begun already. Default: how long that lasts is not looked at. */
  readonly now?: Date;
}

const DEFAULT_PERIOD_DAYS = 7;

/** plan.yaml, read into the model. References between records are checked elsewhere. */
export function planSchema(file: string, options: PlanOptions): z.ZodType<Plan> {
  return strict({
    version: z.literal(1).meta({ description: "The version of this layout." }),
    organisation: organisationSchema(),
    discovery: discoverySchema().optional(),
    people: list(personSchema(options), "Everyone who is named in the plan or gets mail."),
    roles: list(roleSchema(), "Who does what, and who stands in."),
    audiences: list(audienceSchema(), "Who gets what."),
    reports: list(reportSchema(options), "What is sent, to whom, when."),
    targets: list(targetSchema(options), "What the figures should be."),
    routines: list(routineSchema(options), "What is done again and again."),
    checklist: checklistSchema().optional(),
    risks: list(riskSchema(), "What may go wrong."),
    actions: list(actionSchema(), "What someone has promised to do."),
    deployments: list(deploymentSchema(), "What is rolled out, and when."),
    training: list(trainingSchema(), "What people are taught."),
    onboarding: list(onboardingSchema(), "What somebody new in the team does and learns."),
    communications: list(communicationSchema(), "Who tells whom what, and when."),
    notices: noticesSchema(options).optional(),
    newcomers: newcomersSchema().optional(),
    maintenanceWindows: list(maintenanceWindowSchema(), "When work is planned."),
    selfHelp: list(linkSchema(), "Pages where people help themselves."),
    supportContacts: list(supportContactSchema(), "Who helps."),
    escalation: list(
      id("Id of a role."),
      "Roles that a case is handed through, in their order. Default: first-line, helpdesk-lead and intune-admin.",
    ),
    knowledgeBase: knowledgeBaseSchema(file).optional(),
    updates: updatePolicySchema().optional(),
    retention: retentionSchema().optional(),
    watch: watchSchema().optional(),
    alerts: alertPolicySchema(options).optional(),
  })
    .transform(({ version: _version, ...plan }) => ({
      file,
      ...plan,
      discovery: plan.discovery ?? {},
      checklist: plan.checklist ?? DEFAULT_CHECKLIST,
      notices: plan.notices ?? DEFAULT_NOTICES,
      newcomers: plan.newcomers ?? DEFAULT_NEWCOMERS,
      knowledgeBase: plan.knowledgeBase ?? null,
      updates: plan.updates ?? DEFAULT_UPDATE_POLICY,
      retention: plan.retention ?? DEFAULT_RETENTION,
      watch: plan.watch ?? DEFAULT_WATCH,
      alerts: plan.alerts ?? DEFAULT_ALERTS,
    }))
    .transform((plan) => completeTexts(plan, options.locale))
    .meta({ title: "plan.yaml", description: "The operations and maintenance plan: people and process." });
}

function knowledgeBaseSchema(file: string): z.ZodType<KnowledgeBaseSetting> {
  return strict({
    folder: line("Folder of Markdown files, from where the plan is.", 400),
    staleAfterDays: z
      .int()
      .min(1)
      .max(3_660)
      .meta({ description: "Days after a review from which on an article is stale. Default 180." })
      .optional(),
  })
    .transform((raw) => ({
      folder: resolve(dirname(file), raw.folder),
      staleAfterDays: raw.staleAfterDays ?? DEFAULT_STALE_DAYS,
    }))
    .meta({ description: "The organisation's own articles for the help desk." });
}

function reportSchema(options: PlanOptions): z.ZodType<ReportDefinition> {
  const section = known("section", options.knownSections, "Id of a section.");
  const format = known("format", options.knownFormats ?? FORMATS, "A file format.");
  return strict({
    id: id("Names the report in commands."),
    title: localized("Title of the report and subject of the mail."),
    audience: id("Id of an audience."),
    sections: z.array(section).min(1).meta({ description: "What it holds, in this order." }),
    formats: z
      .array(format)
      .min(1)
      .meta({ description: "Files that go with the mail. Default pdf." })
      .optional(),
    schedule: reportScheduleSchema(options).optional(),
    language: z
      .enum([...LOCALE_IDS, "recipient"])
      .meta({ description: "One language for all, or each recipient's own. Default: the organisation's." })
      .optional(),
    approval: strict({ role: id("Id of the role that says yes.") })
      .meta({ description: "Who must say yes before it is sent. Without it, nobody." })
      .optional(),
    periodDays: z.int().min(1).max(366).meta({ description: "How far back it looks. Default 7." }).optional(),
    channels: list(
      id("Id of a channel of intune-om.yaml."),
      "Where it is posted beside the mail: ids of channels of intune-om.yaml.",
    ),
  }).transform((raw) => ({
    ...raw,
    formats: raw.formats ?? ["pdf"],
    schedule: raw.schedule ?? null,
    language: raw.language ?? options.locale,
    approval: raw.approval ?? null,
    periodDays: raw.periodDays ?? DEFAULT_PERIOD_DAYS,
  }));
}

function targetSchema(options: PlanOptions): z.ZodType<Target> {
  return strict({
    kpi: known("KPI", options.knownKpis, "Id of a KPI."),
    value: z
      .number()
      .meta({ description: "The figure to reach, in the unit of the KPI; percent as 0 to 100." }),
    owner: id("Id of the person who answers for it.").optional(),
    approvedOn: date("When it was decided.").optional(),
  }).transform((raw) => ({ ...raw, owner: raw.owner ?? null, approvedOn: raw.approvedOn ?? null }));
}
