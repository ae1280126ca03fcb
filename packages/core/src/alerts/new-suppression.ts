import { OmError } from "../errors.ts";
import type { Suppression, SuppressionScope } from "./suppression.ts";
import { saysSomething } from "./suppressions-in-force.ts";

/** What somebody asks for. */
export interface AskedSuppression {
  readonly id: string;
  /** Null for every tenant. */
  readonly tenant: string | null;
  readonly scope: SuppressionScope;
  /** Null when nobody has said until when, which is refused. */
  readonly until: Date | null;
  /** Id of a person. */
  readonly by: string;
  readonly why: string;
  readonly at: Date;
}

/** The longest that something may be silenced for by one word. */
export const LONGEST_DAYS = 366;

const DAY_MS = 86_400_000;

/**
 * Silence that begins now. Nothing is silenced for good: it has an end, a person and a reason.
 * @throws OmError `suppression.no-scope`, `suppression.no-reason`, `suppression.no-end`, `suppression.past`, `suppression.too-long`
 */
export function newSuppression({ at, until, why, ...asked }: AskedSuppression): Suppression {
  if (!saysSomething(asked.scope)) {
    throw new OmError("a suppression of everything is refused", {
      code: "suppression.no-scope",
      hint: "Say which alert, rule, entity, platform or label it is for.",
    });
  }
  if (why.trim() === "") {
    throw new OmError("a suppression without a reason is refused", {
      code: "suppression.no-reason",
      hint: "Say why, for whoever looks later.",
    });
  }
  return {
    ...asked,
    origin: "command",
    from: at,
    until: endFor(until, at),
    why,
    endedAt: null,
    endedBy: null,
  };
}

function endFor(until: Date | null, at: Date): Date {
  if (until === null || Number.isNaN(until.getTime())) {
    throw new OmError("a suppression without an end is refused", {
      code: "suppression.no-end",
      hint: "Say until when, for example 7d or 2026-12-31T18:00.",
    });
  }
  if (until <= at) {
    throw new OmError(`a suppression until ${until.toISOString()} has ended already`, {
      code: "suppression.past",
      hint: "Name a time to come.",
    });
  }
  if (until.getTime() - at.getTime() > LONGEST_DAYS * DAY_MS) {
    throw new OmError(`a suppression until ${until.toISOString()} lasts longer than ${LONGEST_DAYS} days`, {
      code: "suppression.too-long",
      hint: "Name an earlier time; a rule that is not wanted at all is switched off in the plan.",
    });
  }
  return until;
}
