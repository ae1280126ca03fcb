import { TASK_KINDS } from "../../updates/update-record.ts";
import { checkFile } from "../check-file.ts";
import { select, valueAt } from "../path.ts";
import { planSchema } from "./plan-schema.ts";
import type { PlanOptions } from "./plan-schema.ts";
import type { Plan } from "./plan.ts";
import type { ParseResult } from "../problem.ts";
import { findBadReferences, findDuplicates } from "../references.ts";
import type { Finding, Reference, Unique } from "../references.ts";

/** Reads plan.yaml. Never throws: all problems come back at once, in the order of the file. */
export function parsePlan(text: string, file: string, options: PlanOptions): ParseResult<Plan> {
  return checkFile(
    text,
    file,
    () => planSchema(file, options),
    (data, lineOf) => [
      ...findBadReferences(data, REFERENCES),
      ...findDuplicates(data, UNIQUES, lineOf),
      ...findEmptyAudiences(data),
      ...findUnapproved(data),
      ...findBackwards(data, "deployments.*"),
      ...findBackwards(data, "maintenanceWindows.*"),
    ],
  ).result;
}

const REFERENCES: readonly Reference[] = [
  { from: "roles.*.holders.*", to: "people" },
  { from: "roles.*.deputies.*", to: "people" },
  { from: "audiences.*.members.*", to: "people" },
  { from: "targets.*.owner", to: "people" },
  { from: "risks.*.owner", to: "people" },
  { from: "actions.*.owner", to: "people" },
  { from: "deployments.*.owner", to: "people" },
  { from: "reports.*.audience", to: "audiences" },
  { from: "training.*.audience", to: "audiences" },
  { from: "training.*.roles.*", to: "roles" },
  { from: "onboarding.*.roles.*", to: "roles" },
  { from: "onboarding.*.module", to: "training" },
  { from: "communications.*.audience", to: "audiences" },
  { from: "communications.*.owner", to: ["people", "roles"] },
  { from: "communications.*.report", to: "reports" },
  { from: "people.*.deputy", to: "people" },
  { from: "people.*.absences.*.deputy", to: "people" },
  { from: "routines.*.evidence.reports.*", to: "reports" },
  { from: "routines.*.evidence.modules.*", to: "training" },
  { from: "checklist.owners.*", to: ["people", "roles"] },
  { from: "checklist.own.*.role", to: "roles" },
  { from: "notices.approver", to: "roles" },
  { from: "newcomers.approval.by", to: "people" },
  { from: "reports.*.approval.role", to: "roles" },
  { from: "routines.*.role", to: "roles" },
  { from: "updates.watcher", to: "roles" },
  { from: "updates.rules.*.owner", to: ["people", "roles"] },
  ...TASK_KINDS.map((kind) => ({ from: `updates.tasks.${kind}`, to: ["people", "roles"] })),
];

const WITH_IDS = [
  "people",
  "roles",
  "audiences",
  "reports",
  "routines",
  "risks",
  "actions",
  "deployments",
  "training",
  "onboarding",
  "communications",
  "maintenanceWindows",
];

const UNIQUES: readonly Unique[] = [
  ...WITH_IDS.map((within) => ({ within, each: "*.id" })),
  { within: "targets", each: "*.kpi" },
  { within: "roles.*.holders", each: "*" },
  { within: "roles.*.deputies", each: "*" },
  { within: "audiences.*.members", each: "*" },
  { within: "audiences.*.platforms", each: "*" },
  { within: "reports.*.sections", each: "*" },
  { within: "reports.*.formats", each: "*" },
];

/** A report for an audience in which there is nobody could never be sent. */
function findEmptyAudiences(data: unknown): Finding[] {
  const empty = select(data, "audiences.*").flatMap(({ value }) => {
    const members = valueAt(value, ["members"]) ?? [];
    return Array.isArray(members) && members.length === 0 ? [valueAt(value, ["id"])] : [];
  });
  return select(data, "reports.*.audience").flatMap(({ path, value }): Finding[] => {
    if (typeof value !== "string" || !empty.includes(value)) return [];
    const fix = `Name at least one person under members of ${value} in audiences, or another audience here.`;
    return [{ path, at: "value", message: "has no members, so nobody would get the report", fix }];
  });
}

/** What users are told comes from others and stays told, so somebody of ours reads it first. */
function findUnapproved(data: unknown): Finding[] {
  const ofUsers = select(data, "audiences.*").flatMap(({ value }) =>
    valueAt(value, ["kind"]) === "users" ? [valueAt(value, ["id"])] : [],
  );
  return select(data, "reports.*").flatMap(({ path, value }): Finding[] => {
    const audience = valueAt(value, ["audience"]);
    if (typeof audience !== "string" || !ofUsers.includes(audience)) return [];
    if (valueAt(value, ["approval"]) !== undefined) return [];
    const message = "has users as readers, and the report needs nobody's approval";
    const fix =
      "Add approval: { role: … } to the report, with the id of the role that reads it before they do.";
    return [{ path: [...path, "audience"], at: "value", message, fix }];
  });
}

/** Dates and local times of one form compare as texts. */
function findBackwards(data: unknown, pattern: string): Finding[] {
  return select(data, pattern).flatMap(({ path, value }): Finding[] => {
    const start = valueAt(value, ["start"]);
    const end = valueAt(value, ["end"]);
    if (typeof start !== "string" || typeof end !== "string" || start.length !== end.length || end >= start)
      return [];
    return [
      {
        path: [...path, "end"],
        at: "value",
        message: "lies before the start",
        fix: "Write an end on or after the start.",
      },
    ];
  });
}
