import type { Command } from "commander";
import type { Bind } from "../program.ts";

/** Sub-commands about the plan as a document: its gaps, versions and approval, and the handbook made of it. */
export function registerPlanFile(_plan: Command, _bind: Bind): void {}
