import { z } from "zod";
import { PLATFORMS, type Platform } from "../../updates/update.ts";
import { id, line, list, localized, strict } from "../fields.ts";
import { date } from "../time-fields.ts";
import { type GroupReference, groupSchema } from "./audiences.ts";
import type { LocalizedText } from "./texts.ts";

/** Something that is rolled out by plan. */
export interface Deployment {
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: "app" | "policy" | "os-update" | "enrollment";
  /** Id of a person. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  /** Id of the tenant; null for every one. */
  readonly tenant: string | null;
  /** What of Graph tells how far it is; null where only people know. */
  readonly measure: DeploymentMeasure | null;
  /** Who should have it in the end; null for all that it applies to. */
  readonly target: DeploymentTarget | null;
  /** In the order of their dates; without any, a straight line from start to end. */
  readonly phases: readonly DeploymentPhase[];
  /** From which share of failures on it is called failing, in percent. */
  readonly failingPercent: number;
  /** Whether it has come to its end: somebody says so. One past its last day that has not is a gap of the plan. */
  readonly done: boolean;
}

export type DeploymentMeasure =
  | { readonly kind: "app"; readonly app: string }
  | { readonly kind: "policy"; readonly policy: string }
  /** Devices of a platform that are on a version or above it. */
  | { readonly kind: "version"; readonly platform: Platform; readonly version: string }
  /** Devices of a platform that are enrolled. */
  | { readonly kind: "enrolled"; readonly platform: Platform };

export type DeploymentTarget =
  | { readonly kind: "devices"; readonly count: number }
  | { readonly kind: "group"; readonly group: GroupReference };

export interface DeploymentPhase {
  readonly title: LocalizedText | null;
  /** `YYYY-MM-DD`: by the end of which the share is to be reached. */
  readonly on: string;
  /** Percent of the target, all phases before included. */
  readonly share: number;
}

const DEFAULT_FAILING_PERCENT = 10;

export function deploymentSchema(): z.ZodType<Deployment> {
  return strict({
    id: id("Names the deployment."),
    title: localized("What it is about."),
    kind: z.enum(["app", "policy", "os-update", "enrollment"]).meta({ description: "What is rolled out." }),
    owner: id("Id of the person who answers for it."),
    start: date("First day."),
    end: date("Last day."),
    tenant: id("Id of a tenant in intune-om.yaml. Default: every one.").optional(),
    measure: measureSchema().optional(),
    target: targetSchema().optional(),
    phases: list(phaseSchema(), "How far it should be on which day."),
    failingPercent: z
      .number()
      .min(1)
      .max(100)
      .meta({ description: "Share of failures in percent from which on it is failing. Default 10." })
      .optional(),
    done: z.boolean().meta({ description: "Whether it is finished. Default false." }).optional(),
  }).transform((raw) => ({
    ...raw,
    done: raw.done ?? false,
    tenant: raw.tenant ?? null,
    measure: raw.measure ?? null,
    target: raw.target ?? null,
    failingPercent: raw.failingPercent ?? DEFAULT_FAILING_PERCENT,
  }));
}

function measureSchema(): z.ZodType<DeploymentMeasure> {
  const platform = z.enum(PLATFORMS).meta({ description: "What the devices run on." });
  return z
    .union([
      strict({ app: line("Name or id of an app in Intune.", 200) }),
      strict({ policy: line("Name or id of a policy or profile in Intune.", 200) }),
      strict({ platform, version: line("The version to reach.", 40) }),
      strict({ enrolled: platform }),
    ])
    .transform((raw): DeploymentMeasure => {
      if ("app" in raw) return { kind: "app", app: raw.app };
      if ("policy" in raw) return { kind: "policy", policy: raw.policy };
      if ("version" in raw) return { kind: "version", platform: raw.platform, version: raw.version };
      return { kind: "enrolled", platform: raw.enrolled };
    })
    .meta({
      description: "What tells how far it is: { app }, { policy }, { platform, version } or { enrolled }.",
    });
}

function targetSchema(): z.ZodType<DeploymentTarget> {
  return z
    .union([
      strict({ devices: z.int().min(1).meta({ description: "How many devices." }) }),
      strict({ group: groupSchema() }),
    ])
    .transform(
      (raw): DeploymentTarget =>
        "devices" in raw ? { kind: "devices", count: raw.devices } : { kind: "group", group: raw.group },
    )
    .meta({
      description: "Who should have it in the end: { devices } or { group }. Default: all it applies to.",
    });
}

function phaseSchema(): z.ZodType<DeploymentPhase> {
  return strict({
    title: localized("What the phase is called.").optional(),
    on: date("By the end of which day."),
    share: z.number().min(0).max(100).meta({ description: "Percent of the target by then." }),
  }).transform((raw) => ({ ...raw, title: raw.title ?? null }));
}
