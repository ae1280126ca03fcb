import { z } from "zod";
import { id, line, localized, mailAddress, strict, webUrl } from "../fields.ts";
import { CADENCES } from "./plan.ts";
import type {
  Action,
  Deployment,
  Link,
  MaintenanceWindow,
  Risk,
  Routine,
  SupportContact,
  TrainingModule,
} from "./plan.ts";
import { date, dateTime } from "../time-fields.ts";

const title = () => localized("What it is about.");
const owner = () => id("Id of the person who answers for it.");

export function routineSchema(): z.ZodType<Routine> {
  return strict({
    id: id("Names the routine."),
    title: title(),
    cadence: z.enum(CADENCES).meta({ description: "How often." }),
    role: id("Id of the role that does it."),
  });
}

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
  }).transform((raw) => ({ ...raw, done: raw.done ?? false }));
}

export function deploymentSchema(): z.ZodType<Deployment> {
  return strict({
    id: id("Names the deployment."),
    title: title(),
    kind: z.enum(["app", "policy", "os-update", "enrollment"]).meta({ description: "What is rolled out." }),
    owner: owner(),
    start: date("First day."),
    end: date("Last day."),
  });
}

export function trainingSchema(): z.ZodType<TrainingModule> {
  return strict({
    id: id("Names the module."),
    title: title(),
    audience: id("Id of the audience that needs it."),
    url: webUrl("Where it is.").optional(),
    revisedOn: date("When it was last brought up to date.").optional(),
  }).transform((raw) => ({ ...raw, url: raw.url ?? null, revisedOn: raw.revisedOn ?? null }));
}

export function maintenanceWindowSchema(): z.ZodType<MaintenanceWindow> {
  return strict({
    id: id("Names the window."),
    title: title(),
    start: dateTime("When it begins, in the organisation's zone."),
    end: dateTime("When it ends."),
  });
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
  }).transform((raw) => ({ ...raw, address: raw.address ?? null, phone: raw.phone ?? null }));
}
