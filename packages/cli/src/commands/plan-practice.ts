import type { Command } from "commander";
import type { Bind } from "../program.ts";

/** Sub-commands about following the plan: routines, evidence and the checklist. */
export function registerPlanPractice(_plan: Command, _bind: Bind): void {}
