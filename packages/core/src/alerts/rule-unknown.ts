import type { SourceId } from "../collect/source.ts";
import { OmError } from "../errors.ts";

/** Thrown by a rule that finds nothing to judge by, although its sources were read: it is unknown, not clear. */
export class RuleUnknown extends OmError {
  /** What it should have come from; none when that is no source. */
  readonly sources: readonly SourceId[];

  constructor(message: string, sources: readonly SourceId[] = []) {
    super(message, {
      code: "alert.rule-unknown",
      hint: "It is judged again with the next snapshot.",
    });
    this.name = "RuleUnknown";
    this.sources = sources;
  }
}

/** Thrown by a rule that compares with earlier snapshots while there are not enough of them: nothing is wrong with it. */
export class TooLittleHistory extends RuleUnknown {
  constructor(message: string) {
    super(message);
    this.name = "TooLittleHistory";
  }
}
