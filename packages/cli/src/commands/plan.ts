import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { registerPlanFile } from "./plan-file.ts";
import { registerPlanPractice } from "./plan-practice.ts";

/** `plan`: the O&M plan itself, and how it is followed. */
export function registerPlan(program: Command, bind: Bind): void {
  const plan = program
    .command("plan")
    .description("the O&M plan: what it says and lacks, and how it is followed");
  registerPlanFile(plan, bind);
  registerPlanPractice(plan, bind);
}
