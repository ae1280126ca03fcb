import { TASK_KINDS } from "../../updates/update-record.ts";
import type { Finding, Reference, Unique } from "../references.ts";
import { CHECKLIST_ITEMS } from "./checklist.ts";
import { alertMatches, askedFor, branchesOf, textsAt } from "./rules/alert-tree.ts";

const PERSON_OR_ROLE = ["people", "roles"];

/** Who and what the parts of a plan name, and where it stands. */
export const PLAN_REFERENCES: readonly Reference[] = [
  { from: "people.*.deputy", to: "people" },
  { from: "people.*.absences.*.deputy", to: "people" },
  { from: "roles.*.holders.*", to: "people" },
  { from: "roles.*.deputies.*", to: "people" },
  { from: "audiences.*.members.*", to: "people" },
  { from: "targets.*.owner", to: "people" },
  { from: "risks.*.owner", to: "people" },
  { from: "actions.*.owner", to: "people" },
  { from: "deployments.*.owner", to: "people" },
  { from: "reports.*.audience", to: "audiences" },
  { from: "reports.*.approval.role", to: "roles" },
  { from: "training.*.audience", to: "audiences" },
  { from: "training.*.roles.*", to: "roles" },
  { from: "onboarding.*.roles.*", to: "roles" },
  { from: "onboarding.*.module", to: "training" },
  { from: "communications.*.audience", to: "audiences" },
  { from: "communications.*.owner", to: PERSON_OR_ROLE },
  { from: "communications.*.report", to: "reports" },
  { from: "routines.*.role", to: "roles" },
  { from: "routines.*.evidence.reports.*", to: "reports" },
  { from: "routines.*.evidence.modules.*", to: "training" },
  ...CHECKLIST_ITEMS.map((item) => ({ from: `checklist.owners.${item}`, to: PERSON_OR_ROLE })),
  { from: "checklist.own.*.role", to: "roles" },
  { from: "escalation.*", to: "roles" },
  { from: "notices.approver", to: "roles" },
  { from: "newcomers.approval.by", to: "people" },
  { from: "updates.watcher", to: "roles" },
  { from: "watch.role", to: "roles" },
  { from: "watch.person", to: "people" },
  { from: "updates.rules.*.owner", to: PERSON_OR_ROLE },
  { from: "alerts.custom.*.role", to: "roles" },
  { from: "alerts.onCall.*.people.*", to: "people" },
  { from: "alerts.suppressions.*.by", to: "people" },
  ...TASK_KINDS.map((kind) => ({ from: `updates.tasks.${kind}`, to: PERSON_OR_ROLE })),
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
  "checklist.own",
  "alerts.custom",
  "alerts.onCall",
  "alerts.suppressions",
];

/** Lists of texts in which each stands once. */
const WITHOUT_REPEATS = [
  "people.*.workingHours.days",
  "roles.*.holders",
  "roles.*.deputies",
  "audiences.*.members",
  "audiences.*.platforms",
  "audiences.*.rule.platforms",
  "audiences.*.rule.compliance",
  "reports.*.sections",
  "reports.*.formats",
  "reports.*.channels",
  "routines.*.evidence.reports",
  "routines.*.evidence.kpis",
  "routines.*.evidence.modules",
  "training.*.roles",
  "training.*.covers.areas",
  "training.*.covers.words",
  "onboarding.*.roles",
  "organisation.calendar.closed",
  "organisation.calendar.open",
  "escalation",
  "checklist.off",
  "notices.off",
  "notices.doNotSend",
  "alerts.onCall.*.people",
  "alerts.onCall.*.hours.days",
  "alerts.team",
];

/** Channels of reports and routes that the configuration does not have; they stand in another file than what names them. */
export function findUnknownChannels(data: unknown, channels: readonly string[]): Finding[] {
  const fault = {
    message: "is no id in channels of the configuration",
    fix: "Write the id of an entry under channels of intune-om.yaml, or add the entry there.",
    among: () => channels,
  };
  const named = [
    ...textsAt(data, "reports.*.channels.*"),
    ...branchesOf(data).flatMap(({ path, value }) => [
      ...textsAt(value, "channels.*", path),
      ...textsAt(value, "escalate.*.channels.*", path),
    ]),
  ];
  return named.flatMap(({ path, text }): Finding[] =>
    channels.includes(text) ? [] : [{ path, at: "value", ...fault }],
  );
}

/** Tenants of routes and suppressions that the configuration does not have. */
export function findUnknownTenants(data: unknown, tenants: readonly string[]): Finding[] {
  const fault = {
    message: "is no id in tenants of the configuration",
    fix: "Write the id of an entry under tenants of intune-om.yaml.",
    among: () => tenants,
  };
  const named = [
    ...alertMatches(data).flatMap((match) => askedFor(match, "tenant")),
    ...textsAt(data, "alerts.suppressions.*.tenant"),
  ];
  return named.flatMap(({ path, text }): Finding[] =>
    tenants.includes(text) ? [] : [{ path, at: "value", ...fault }],
  );
}

/** What stands only once in a plan. */
export const PLAN_UNIQUES: readonly Unique[] = [
  ...WITH_IDS.map((within) => ({ within, each: "*.id" })),
  { within: "targets", each: "*.kpi" },
  { within: "notices.templates", each: "*.kind" },
  { within: "alerts.runbooks", each: "*.rule" },
  ...WITHOUT_REPEATS.map((within) => ({ within, each: "*" })),
];
