import { z } from "zod";
import { findAddressFault } from "../../deliver/address.ts";
import type { LocaleId } from "../../locales/index.ts";
import { checkedText, type Fault, id, line, list, locale, mailAddress, strict } from "../fields.ts";
import { alertMatchSchema, wordOrLabel } from "./alert-matches.ts";
import {
  type AlertMatch,
  type AlertRoute,
  type EscalationStep,
  GROUP_KEYS,
  type Grouping,
  NO_MATCH,
  type RouteTarget,
  URGENCIES,
} from "./alerts.ts";

const TARGET = /^(role|person|onCall):([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)$/;
const DEFAULT_GROUPING: Grouping = { by: ["rule"], waitMinutes: 5, everyMinutes: 60 };
const A_WEEK_MINUTES = 10_080;
const A_QUARTER_HOURS = 2_160;

interface RouteOptions {
  /** Language of addresses that name none. */
  readonly locale: LocaleId;
}

/** The tree of routes. Its root takes what no branch does. */
export function alertRouteSchema(options: RouteOptions): z.ZodType<AlertRoute> {
  return strict({ ...routeShape(options), routes: list(branchSchema(options), BRANCHES) })
    .transform((raw) => {
      const root = named({ ...raw, id: "root", when: NO_MATCH }, "root");
      return { ...root, to: root.to ?? [{ kind: "owner" as const }], channels: root.channels ?? [] };
    })
    .meta({ description: "Who is told of alerts, as a tree: the first branch that fits takes an alert." });
}

/** Whom a text names; null when it names nobody. */
function readTarget(text: string, options: RouteOptions): RouteTarget | null {
  if (text === "owner" || text === "deputy") return { kind: text };
  const [, kind, name = ""] = TARGET.exec(text) ?? [];
  if (kind === "role") return { kind, role: name };
  if (kind === "person") return { kind, person: name };
  if (kind === "onCall") return { kind, rota: name };
  if (findAddressFault(text) !== null) return null;
  return { kind: "address", address: text, name: text, language: options.locale };
}

const BRANCHES = "Branches, in their order: the first one that fits takes an alert.";

/** A branch as it is written: what it does not say is left to its parent. */
interface WrittenRoute {
  readonly id?: string | undefined;
  readonly when?: AlertMatch | undefined;
  readonly to?: readonly RouteTarget[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly urgency?: AlertRoute["urgency"] | undefined;
  readonly hours?: AlertRoute["hours"] | undefined;
  readonly outOfHours?: readonly RouteTarget[] | undefined;
  readonly group?: Grouping | undefined;
  readonly repeatHours?: number | undefined;
  readonly escalate?: readonly EscalationStep[] | undefined;
  readonly routes: readonly WrittenRoute[];
}

function branchSchema(options: RouteOptions): z.ZodType<WrittenRoute> {
  const branch: z.ZodType<WrittenRoute> = strict({
    id: id("Names the branch in `alerts route`. Default: its place, such as routes.2.").optional(),
    when: alertMatchSchema("What an alert must be, all of it. Default: any.").optional(),
    ...routeShape(options),
    routes: list(
      z.lazy(() => branch),
      BRANCHES,
    ),
  });
  return branch;
}

/** Gives each branch its name: that of the plan, or its place in the tree. */
function named({ routes, ...raw }: WrittenRoute, name: string): AlertRoute {
  const within = name === "root" ? "routes" : name;
  return {
    id: raw.id ?? name,
    when: raw.when ?? NO_MATCH,
    to: raw.to ?? null,
    channels: raw.channels ?? null,
    urgency: raw.urgency ?? null,
    hours: raw.hours ?? null,
    outOfHours: raw.outOfHours ?? null,
    group: raw.group ?? null,
    repeatHours: raw.repeatHours ?? null,
    escalate: raw.escalate ?? null,
    routes: routes.map((route, index) => named(route, route.id ?? `${within}.${index}`)),
  };
}

function routeShape(options: RouteOptions) {
  return {
    to: targets(options, "Whom it tells by mail. Default: owner.").optional(),
    channels: channels("Where it is posted beside the mail: ids of channels of intune-om.yaml.").optional(),
    urgency: z
      .enum(URGENCIES)
      .meta({ description: "At once, in the daily digest, or not at all. Default: digest for low." })
      .optional(),
    hours: z
      .enum(["always", "working"])
      .meta({ description: "When people are told. Default: always for critical, else in working hours." })
      .optional(),
    outOfHours: targets(
      options,
      "Who is told at once instead of people who are not at work. Default: nobody.",
    ).optional(),
    group: groupingSchema().optional(),
    repeatHours: whole(
      0,
      A_QUARTER_HOURS,
      "Hours after which what nobody has acknowledged is told again; 0 for never. Default by severity.",
    ).optional(),
    escalate: z
      .array(stepSchema(options))
      .meta({ description: "Who is told when nobody acknowledges. Default by severity." })
      .optional(),
  };
}

function groupingSchema(): z.ZodType<Grouping> {
  return strict({
    by: z
      .array(wordOrLabel(GROUP_KEYS, "What alerts of one message have in common."))
      .meta({ description: "Beside branch and owner. Default rule." })
      .optional(),
    waitMinutes: whole(
      0,
      A_WEEK_MINUTES,
      "How long the first message waits for others. Default 5.",
    ).optional(),
    everyMinutes: whole(1, A_WEEK_MINUTES, "The least time between two messages. Default 60.").optional(),
  })
    .transform((raw) => ({
      by: raw.by ?? DEFAULT_GROUPING.by,
      waitMinutes: raw.waitMinutes ?? DEFAULT_GROUPING.waitMinutes,
      everyMinutes: raw.everyMinutes ?? DEFAULT_GROUPING.everyMinutes,
    }))
    .meta({ description: "Which alerts are told in one message." });
}

function stepSchema(options: RouteOptions): z.ZodType<EscalationStep> {
  return strict({
    afterMinutes: whole(1, A_WEEK_MINUTES, "After the first message, while nobody has acknowledged."),
    to: targets(options, "Whom it tells then.").optional(),
    channels: channels("Where it is posted then.").optional(),
  }).transform((raw) => ({ ...raw, to: raw.to ?? [], channels: raw.channels ?? [] }));
}

function channels(description: string): z.ZodType<readonly string[]> {
  return z.array(id("Id of a channel of intune-om.yaml.")).meta({ description });
}

function whole(min: number, max: number, description: string): z.ZodType<number> {
  return z.int().min(min).max(max).meta({ description });
}

const NO_TARGET: Fault = {
  message: "names nobody who could be told",
  fix: "Write owner, deputy, role:ID, person:ID, onCall:ID or a mail address.",
  among: () => ["owner", "deputy"],
};

function targets(options: RouteOptions, description: string): z.ZodType<readonly RouteTarget[]> {
  const text = checkedText(
    { description: "owner, deputy, role:ID, person:ID, onCall:ID or a mail address." },
    (given) => (readTarget(given, options) === null ? NO_TARGET : null),
  );
  const written = strict({
    address: mailAddress("Where to write."),
    name: line("The name that readers see.", 100).optional(),
    language: locale("The language of mail to it. Default: the organisation's.").optional(),
  });
  const target = z.union([text, written]).transform((raw): RouteTarget => {
    if (typeof raw === "string") return readTarget(raw, options) ?? { kind: "owner" };
    const { address, name, language } = raw;
    return { kind: "address", address, name: name ?? address, language: language ?? options.locale };
  });
  return z.array(target).meta({ description });
}
