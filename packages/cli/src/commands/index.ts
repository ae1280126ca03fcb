import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { registerCheck } from "./check.ts";
import { registerCollect } from "./collect.ts";
import { registerDeliveries } from "./deliveries.ts";
import { registerDemo } from "./demo.ts";
import { registerDoctor } from "./doctor.ts";
import { registerPermissions } from "./permissions.ts";
import { registerPlan } from "./plan.ts";
import { registerRun } from "./run.ts";
import { registerRuns } from "./runs.ts";
import { registerUpdates } from "./updates.ts";

/** Every command, in the order in which the help lists them. */
export const commands: readonly ((program: Command, bind: Bind) => void)[] = [
  registerDemo,
  registerCheck,
  registerDoctor,
  registerPermissions,
  registerCollect,
  registerRun,
  registerRuns,
  registerDeliveries,
  registerUpdates,
  registerPlan,
];
