import { z } from "zod";
import { PLATFORMS, type Platform } from "../../updates/update.ts";
import { directoryId, id, line, list, localized, strict } from "../fields.ts";
import type { LocalizedText } from "./texts.ts";

export const AUDIENCE_KINDS = ["stakeholders", "administrators", "helpdesk", "users", "newcomers"] as const;
export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

/** Readers who need the same: people of the plan, of a group in the directory, and owners of certain devices. */
export interface Audience {
  readonly id: string;
  readonly name: LocalizedText;
  readonly kind: AudienceKind;
  /** Ids of people, in the order of the file. */
  readonly members: readonly string[];
  /** A group in Microsoft Entra ID whose people, those of nested groups included, belong to it; null for none. */
  readonly group: GroupReference | null;
  /** Whose owners belong to it: devices of the estate; null for none. */
  readonly rule: EstateRule | null;
  /** What the devices of its members run on; null for all that the organisation has. */
  readonly platforms: readonly Platform[] | null;
}

export interface GroupReference {
  /** Object id of the group. */
  readonly id: string;
  /** Id of the tenant in intune-om.yaml; null for the one that a report or notice is made for. */
  readonly tenant: string | null;
}

/** Devices: all that is said holds for each of them. */
export interface EstateRule {
  readonly platforms: readonly Platform[] | null;
  /** Devices on a version below this one. */
  readonly versionBelow: string | null;
  /** Devices that an app of this name is installed on or failed on. */
  readonly app: string | null;
  /** States of compliance as Graph names them. */
  readonly compliance: readonly string[] | null;
  readonly ownership: "company" | "personal" | null;
}

export function audienceSchema(): z.ZodType<Audience> {
  return strict({
    id: id("Names the audience in the rest of the plan."),
    name: localized("What reports call the audience."),
    kind: z.enum(AUDIENCE_KINDS).meta({ description: "What such readers need." }),
    members: list(id("Id of a person."), "Who belongs to it."),
    group: groupSchema().optional(),
    rule: estateRuleSchema().optional(),
    platforms: z
      .array(z.enum(PLATFORMS))
      .min(1)
      .meta({ description: "What their devices run on. Default: all that the organisation has." })
      .optional(),
  }).transform((raw) => ({
    ...raw,
    group: raw.group ?? null,
    rule: raw.rule ?? null,
    platforms: raw.platforms ?? null,
  }));
}

export function groupSchema(): z.ZodType<GroupReference> {
  const groupId = directoryId("Object id of a group in Microsoft Entra ID.");
  const ofTenant = strict({ id: groupId, tenant: id("Id of a tenant in intune-om.yaml.").optional() });
  return z
    .union([groupId, ofTenant])
    .transform((raw) =>
      typeof raw === "string" ? { id: raw, tenant: null } : { id: raw.id, tenant: raw.tenant ?? null },
    )
    .meta({ description: "A group in the directory: its object id, alone or as { id, tenant }." });
}

function estateRuleSchema(): z.ZodType<EstateRule> {
  return strict({
    platforms: z.array(z.enum(PLATFORMS)).min(1).meta({ description: "What they run on." }).optional(),
    versionBelow: line("A version: devices below it.", 40).optional(),
    app: line("Name of an app that they have.", 200).optional(),
    compliance: z
      .array(line("A state as Graph names it, for example noncompliant.", 40))
      .min(1)
      .meta({ description: "State of compliance." })
      .optional(),
    ownership: z.enum(["company", "personal"]).meta({ description: "Whose they are." }).optional(),
  })
    .transform((raw) => ({
      platforms: raw.platforms ?? null,
      versionBelow: raw.versionBelow ?? null,
      app: raw.app ?? null,
      compliance: raw.compliance ?? null,
      ownership: raw.ownership ?? null,
    }))
    .meta({ description: "Owners of devices for which all of this holds." });
}
