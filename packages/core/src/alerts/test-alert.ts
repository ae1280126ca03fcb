import { type Alert, alertKey } from "./alert.ts";
import type { RuleInUse } from "./rules-in-use.ts";
import type { AlertSeverity } from "./severity.ts";

export interface TestAlertInput {
  readonly tenant: string;
  readonly of: Pick<RuleInUse, "rule" | "use">;
  /** Id of what it is about; made up where nobody says. */
  readonly entity?: string | undefined;
  readonly platform?: string | undefined;
  /** Default: what the plan says of the rule, else the worst that the rule gives. */
  readonly severity?: AlertSeverity | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly at: Date;
}

/** An alert that has just opened and that nobody has been told of, for trying where it would go. */
export function testAlert({ tenant, of: { rule, use }, at, ...said }: TestAlertInput): Alert {
  const id = said.entity ?? "test";
  return {
    tenant,
    key: alertKey(rule.id, { id }),
    rule: rule.id,
    entity: { kind: "row", id, name: id, platform: said.platform ?? null },
    role: use.role,
    state: "open",
    episode: 1,
    severity: said.severity ?? use.severity ?? rule.severity,
    stage: 1,
    value: null,
    worst: null,
    worstStage: 1,
    unit: "count",
    worse: "higher",
    labels: said.labels ?? {},
    detail: "",
    evidence: [],
    evidenceTotal: 0,
    firstSeen: at,
    lastSeen: at,
    returnsSince: null,
    seen: use.for,
    clear: 0,
    openedAt: at,
    resolvedAt: null,
    resolution: null,
    limits: [],
    unknownSince: null,
    acknowledged: null,
    owner: null,
    openings: [at],
    flappingSince: null,
    told: null,
  };
}
