import { afterEach } from "vitest";
import { tally } from "./tally.ts";

declare module "vitest" {
  interface TaskMeta {
    /** What the test did to the product. */
    faults?: typeof tally;
  }
}

const before = { ...tally };

afterEach(({ task }) => {
  task.meta.faults = {
    kills: tally.kills - before.kills,
    starts: tally.starts - before.starts,
    messages: tally.messages - before.messages,
    violations: tally.violations - before.violations,
  };
  Object.assign(before, tally);
});
