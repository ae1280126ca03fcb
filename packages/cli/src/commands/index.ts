import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { registerAlerts } from "./alerts.ts";
import { registerAudit } from "./audit.ts";
import { registerCheck } from "./check.ts";
import { registerCollect } from "./collect.ts";
import { registerDeliveries } from "./deliveries.ts";
import { registerDaemon } from "./daemon.ts";
import { registerDemo } from "./demo.ts";
import { registerDeployments } from "./deployments.ts";
import { registerDoctor } from "./doctor.ts";
import { registerDrill } from "./drill.ts";
import { registerKnowledge } from "./kb.ts";
import { registerLookup } from "./lookup.ts";
import { registerNewcomers } from "./newcomers.ts";
import { registerNotices } from "./notices.ts";
import { registerInit } from "./init.ts";
import { registerPermissions } from "./permissions.ts";
import { registerPlan } from "./plan.ts";
import { registerPurge } from "./purge.ts";
import { registerRound } from "./round.ts";
import { registerRun } from "./run.ts";
import { registerRuns } from "./runs.ts";
import { registerSchedule } from "./schedule.ts";
import { registerStore } from "./store.ts";
import { registerTraining } from "./training.ts";
import { registerUpdates } from "./updates.ts";
import { registerWorker } from "./worker.ts";

/** Every command, in the order in which the help lists them. */
export const commands: readonly ((program: Command, bind: Bind) => void)[] = [
  registerDemo,
  registerInit,
  registerCheck,
  registerDoctor,
  registerPermissions,
  registerCollect,
  registerDaemon,
  registerWorker,
  registerRun,
  registerSchedule,
  registerRuns,
  registerDeliveries,
  registerAlerts,
  registerAudit,
  registerPurge,
  registerStore,
  registerUpdates,
  registerNotices,
  registerNewcomers,
  registerLookup,
  registerKnowledge,
  registerPlan,
  registerDeployments,
  registerTraining,
  registerRound,
  registerDrill,
];
