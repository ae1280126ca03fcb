import { z } from "zod";
import type { LocaleId } from "../../compose/document.ts";
import { FORMATS } from "../../render/reporter.ts";
import { id, known, line, locale, localized, mailAddress, strict } from "../fields.ts";
import {
  actionSchema,
  deploymentSchema,
  linkSchema,
  maintenanceWindowSchema,
  riskSchema,
  routineSchema,
  supportContactSchema,
  trainingSchema,
} from "./records.ts";
import { PLATFORMS } from "../../updates/update.ts";
import { AUDIENCE_KINDS } from "./plan.ts";
import type { Audience, Person, Plan, ReportDefinition, Role, Target } from "./plan.ts";
import { DEFAULT_UPDATE_POLICY, updatePolicySchema } from "./updates.ts";
import { cron, date, timeZone } from "../time-fields.ts";

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
}

const DEFAULT_PERIOD_DAYS = 7;

/** plan.yaml, read into the model. References between records are checked elsewhere. */
export function planSchema(file: string, options: PlanOptions): z.ZodType<Plan> {
  return strict({
    version: z.literal(1).meta({ description: "The version of this layout." }),
    organisation: strict({ name: line("What reports call the organisation.", 100) }).meta({
      description: "Whose plan it is.",
    }),
    people: list(personSchema(options), "Everyone who is named in the plan or gets mail."),
    roles: list(roleSchema(), "Who does what, and who stands in."),
    audiences: list(audienceSchema(), "Who gets what."),
    reports: list(reportSchema(options), "What is sent, to whom, when."),
    targets: list(targetSchema(options), "What the figures should be."),
    routines: list(routineSchema(), "What is done again and again."),
    risks: list(riskSchema(), "What may go wrong."),
    actions: list(actionSchema(), "What someone has promised to do."),
    deployments: list(deploymentSchema(), "What is rolled out, and when."),
    training: list(trainingSchema(), "What people are taught."),
    maintenanceWindows: list(maintenanceWindowSchema(), "When work is planned."),
    selfHelp: list(linkSchema(), "Pages where people help themselves."),
    supportContacts: list(supportContactSchema(), "Who helps."),
    updates: updatePolicySchema().optional(),
  })
    .transform(({ version: _version, updates, ...plan }) => ({
      file,
      ...plan,
      updates: updates ?? DEFAULT_UPDATE_POLICY,
    }))
    .meta({ title: "plan.yaml", description: "The operations and maintenance plan: people and process." });
}

function personSchema(options: PlanOptions): z.ZodType<Person> {
  return strict({
    id: id("Names the person in the rest of the plan."),
    name: line("First name and surname.", 100),
    address: mailAddress("Where mail for the person goes."),
    language: locale("The language of mail to the person. Default: the organisation's.").optional(),
  }).transform((person) => ({ ...person, language: person.language ?? options.locale }));
}

function roleSchema(): z.ZodType<Role> {
  return strict({
    id: id("Names the role in the rest of the plan."),
    name: localized("What reports call the role."),
    holders: z.array(id("Id of a person.")).min(1).meta({ description: "Who has the role." }),
    deputies: list(id("Id of a person."), "Who stands in."),
  });
}

function audienceSchema(): z.ZodType<Audience> {
  return strict({
    id: id("Names the audience in the rest of the plan."),
    name: localized("What reports call the audience."),
    kind: z.enum(AUDIENCE_KINDS).meta({ description: "What such readers need." }),
    members: list(id("Id of a person."), "Who belongs to it."),
    platforms: z
      .array(z.enum(PLATFORMS))
      .min(1)
      .meta({ description: "What their devices run on. Default: all that the organisation has." })
      .optional(),
  }).transform((raw) => ({ ...raw, platforms: raw.platforms ?? null }));
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
    schedule: scheduleSchema(options).optional(),
    language: z
      .enum(["en", "sv", "recipient"])
      .meta({ description: "One language for all, or each recipient's own. Default: the organisation's." })
      .optional(),
    approval: strict({ role: id("Id of the role that says yes.") })
      .meta({ description: "Who must say yes before it is sent. Without it, nobody." })
      .optional(),
    periodDays: z.int().min(1).max(366).meta({ description: "How far back it looks. Default 7." }).optional(),
  }).transform((raw) => ({
    ...raw,
    formats: raw.formats ?? ["pdf"],
    schedule: raw.schedule ?? null,
    language: raw.language ?? options.locale,
    approval: raw.approval ?? null,
    periodDays: raw.periodDays ?? DEFAULT_PERIOD_DAYS,
  }));
}

/** A cron expression alone, or with a zone of its own. */
function scheduleSchema(options: PlanOptions): z.ZodType<NonNullable<ReportDefinition["schedule"]>> {
  const expression = cron("Minute, hour, day of the month, month, day of the week.");
  const zoned = strict({ cron: expression, timezone: timeZone("Default: the organisation's.").optional() });
  return z
    .union([expression, zoned])
    .transform((raw) =>
      typeof raw === "string"
        ? { cron: raw, timeZone: options.timeZone }
        : { cron: raw.cron, timeZone: raw.timezone ?? options.timeZone },
    )
    .meta({
      description:
        "When it is sent: a five-field cron expression, alone or as { cron, timezone }. Without one, by hand.",
    });
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

/** A list that may be left out. */
function list<T>(
  item: z.ZodType<T>,
  description: string,
): z.ZodType<readonly T[], readonly unknown[] | undefined> {
  return z
    .array(item)
    .optional()
    .transform((items): readonly T[] => items ?? [])
    .meta({ description });
}
