/** What a suppression holds for: all of what is said. Says at least one thing. */
export interface SuppressionScope {
  /** Key of one alert. */
  readonly alert?: string;
  readonly rule?: string;
  /** Id or name of an entity, whatever the rule. */
  readonly entity?: string;
  readonly platform?: string;
  /** Labels that the alert must have, all of them. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Silence for some alerts, until a time, because somebody says so. Their lives go on meanwhile. */
export interface Suppression {
  readonly id: string;
  /** Where it comes from: a command, the plan, or a maintenance window of it. */
  readonly origin: "command" | "plan" | "window";
  /** Null for every tenant. */
  readonly tenant: string | null;
  /** Empty for everything, which only a maintenance window may be. */
  readonly scope: SuppressionScope;
  readonly from: Date;
  readonly until: Date;
  /** Id of a person; null for a maintenance window. */
  readonly by: string | null;
  readonly why: string;
  /** When it was ended before its time, and by whom. */
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}
