import type { AlertEventKind, JudgedAlerts } from "@intune-om/core";
import { expect, it } from "vitest";
import type { DaemonLog } from "./daemon-log.ts";
import { logJudged } from "./log-judged.ts";

function judged(...kinds: readonly AlertEventKind[]): Pick<JudgedAlerts, "events"> {
  return { events: kinds.map((kind) => ({ kind })) as unknown as JudgedAlerts["events"] };
}

it("writes a line for each kind of step with how many there were, and none for steps of the audit trail", () => {
  const told: unknown[] = [];
  const line = (event: string, details?: unknown): void => void told.push([event, details]);
  const log: DaemonLog = { debug: line, info: line, warn: line, error: line };
  const tell = logJudged(log);
  tell("contoso", judged("resolved", "opened", "commented", "opened"));
  tell("fabrikam", judged());
  expect(told).toEqual([
    ["alert.opened", { tenant: "contoso", alerts: 2 }],
    ["alert.resolved", { tenant: "contoso", alerts: 1 }],
  ]);
});
