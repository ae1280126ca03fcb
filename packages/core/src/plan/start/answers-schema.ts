import { z } from "zod";
import {
  checkedText,
  findWebUrlFault,
  line,
  list,
  locale,
  mailAddress,
  strict,
} from "../../config/fields.ts";
import { date, timeZone } from "../../config/time-fields.ts";
import { cleanLines } from "../../text/clean-text.ts";
import { PLATFORMS } from "../../updates/update.ts";
import type { StartingAnswers, StartingContact, StartingPerson } from "./starting-answers.ts";
import { STARTING_ROLE_IDS } from "./starting-roles.ts";

const MOST_TEXT = 4_000;

function lines(description: string): z.ZodType<string> {
  return checkedText({ description }, (text) => {
    if (cleanLines(text).trim() === "")
      return { message: "is empty", fix: "Write some text, or leave it out." };
    return text.length <= MOST_TEXT
      ? null
      : { message: "is too long", fix: `Write at most ${MOST_TEXT} characters.` };
  }).transform((text) => cleanLines(text, MOST_TEXT).trim());
}

/** A file of answers, read into the model. Addresses of nobody are found elsewhere. */
export function answersSchema({
  knownKpis,
}: {
  readonly knownKpis: readonly string[];
}): z.ZodType<StartingAnswers> {
  return strict({
    organisation: line("Name of the organisation.", 100),
    country: country().optional(),
    timeZone: timeZone("IANA time zone."),
    language: locale("Language of the organisation."),
    people: z.array(personSchema()).min(1).meta({ description: "Everybody who is named below." }),
    team: teamSchema(),
    reporting: strict({
      to: list(mailAddress("Address of one of people."), "Who gets the report."),
      often: z.enum(["weekly", "monthly"]).meta({ description: "How often." }),
      how: lines("In which way else.").optional(),
    }),
    alerts: lines("What happens when an important alert comes.").optional(),
    targets: z
      .union([z.enum(["suggested", "none"]), figuresSchema(knownKpis)])
      .meta({ description: "suggested, none, or figures by KPI." }),
    targetsDecidedOn: date("When they were decided.").optional(),
    users: strict({
      pilot: list(mailAddress("Address of one of people."), "Users who are told first."),
      platforms: z.array(z.enum(PLATFORMS)).min(1).meta({ description: "What users have." }).optional(),
      needs: lines("Who needs messages of their own.").optional(),
    }).optional(),
    reached: lines("How you know that messages reach people.").optional(),
    help: list(
      strict({
        title: line("What the page is called.", 100),
        url: checkedText({ description: "Where it is." }, findWebUrlFault),
      }),
      "Pages where users help themselves.",
    ),
    contact: contactSchema().optional(),
    risks: list(
      strict({ title: line("What may go wrong.", 200), level: z.enum(["low", "medium", "high"]) }),
      "Known risks.",
    ),
    tenant: strict({ tenantId: entraId(), clientId: entraId() }),
    mail: strict({ host: host().optional(), from: mailAddress("Who mail comes from.") }),
  }).transform(({ users, ...raw }) => ({
    ...raw,
    country: raw.country ?? null,
    reporting: { ...raw.reporting, how: raw.reporting.how ?? null },
    alerts: raw.alerts ?? null,
    targetsDecidedOn: raw.targetsDecidedOn ?? null,
    users: { pilot: users?.pilot ?? [], platforms: users?.platforms ?? null, needs: users?.needs ?? null },
    reached: raw.reached ?? null,
    contact: raw.contact ?? null,
    mail: { host: raw.mail.host ?? null, from: raw.mail.from },
  }));
}

function personSchema(): z.ZodType<StartingPerson> {
  return strict({
    name: line("First name and surname.", 100),
    address: mailAddress("Where mail goes."),
    language: locale("Default: the organisation's.").optional(),
  }).transform((raw) => ({ ...raw, language: raw.language ?? null }));
}

function teamSchema(): z.ZodType<StartingAnswers["team"]> {
  const member = strict({
    holder: mailAddress("Address of one of people."),
    deputy: mailAddress("Address of one of people.").optional(),
  }).transform((raw) => ({ holder: raw.holder, deputy: raw.deputy ?? null }));
  const shape = STARTING_ROLE_IDS.map((id) => [id, id === "om-owner" ? member : member.optional()] as const);
  return strict(Object.fromEntries(shape)).transform((raw) =>
    Object.fromEntries(
      Object.entries(raw).flatMap(([id, held]) => (held === undefined ? [] : [[id, held] as const])),
    ),
  );
}

function figuresSchema(kpis: readonly string[]): z.ZodType<Readonly<Record<string, number>>> {
  const shape = kpis.map(
    (kpi) => [kpi, z.number().meta({ description: "The figure to reach." }).optional()] as const,
  );
  return strict(Object.fromEntries(shape)).transform((raw) =>
    Object.fromEntries(
      Object.entries(raw).flatMap(([kpi, value]) => (value === undefined ? [] : [[kpi, value] as const])),
    ),
  );
}

function contactSchema(): z.ZodType<StartingContact> {
  return strict({
    name: line("What the help desk is called.", 100),
    address: mailAddress("Where to write.").optional(),
    phone: line("Where to call.", 40).optional(),
  }).transform((raw) => ({ ...raw, address: raw.address ?? null, phone: raw.phone ?? null }));
}

function country(): z.ZodType<string> {
  const fault = { message: "is no country code", fix: "Write two capital letters, for example SE." };
  return checkedText({ description: "Country." }, (text) => (/^[A-Z]{2}$/.test(text) ? null : fault));
}

function entraId(): z.ZodType<string> {
  const fault = {
    message: "is no id of Microsoft Entra",
    fix: "Copy it from the overview of the app registration.",
  };
  return checkedText({ description: "Id." }, (text) =>
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text) ? null : fault,
  );
}

function host(): z.ZodType<string> {
  const fault = {
    message: "is no name of a server",
    fix: "Write its name alone, for example smtp.contoso.com.",
  };
  return checkedText({ description: "Mail server." }, (text) =>
    /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/.test(
      text,
    )
      ? null
      : fault,
  );
}
