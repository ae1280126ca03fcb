import type { Snapshot } from "../../collect/snapshot.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { AlertFacts, Thresholds } from "../alert-rule.ts";

/** What the thread of a plug-in is started with. */
export interface PluginTask {
  /** A `file:` URL, or the name of a package that is looked for from `folder`, a `file:` URL too. */
  readonly module: string;
  readonly folder: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Null when only its rules are asked for. */
  readonly question: PluginQuestion | null;
}

/** A snapshot to be judged, with those lists alone that the rules are about. */
export interface PluginQuestion {
  readonly snapshot: Snapshot;
  readonly facts: AlertFacts;
  readonly plan: Plan;
  readonly timeZone: string;
  /** By the ids that the plug-in itself gives them. */
  readonly rules: readonly { readonly id: string; readonly thresholds: Thresholds }[];
}

/** What a thread says, in this order; what it says of rules and firings is checked by whoever asked. */
export type PluginAnswer =
  | { readonly kind: "rules"; readonly rules: unknown }
  | { readonly kind: "firings"; readonly rule: string; readonly firings: unknown }
  | { readonly kind: "threw"; readonly rule: string; readonly message: string }
  /** It has no rules to give: the module is missing, or what it does at its start failed. */
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "done" };

/** More firings of one rule than this are taken for a mistake. */
export const MOST_FIRINGS = 100_000;
