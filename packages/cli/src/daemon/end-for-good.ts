import { isTheEnd } from "@intune-om/core/base";
import type { ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { reportError } from "../output/report-error.ts";
import { isPlain } from "./daemon-log.ts";

/**
 * Work that tells its errors in its own log, and a person where one looks on. It ends as wrong usage does when its store is gone, damaged or somebody else's. Whoever starts processes again when
 * they fail must not start this one: where a store was lost, it would begin an empty one, and send what was sent before.
 */
export async function endForGood(
  { output, options, stderr }: Pick<ActionContext<object>, "output" | "options" | "stderr">,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    const isPerson = isPlain({ stderr, options });
    if (isPerson && !isTheEnd(error)) throw error;
    const code = await reportError(
      error,
      isPerson ? output : { ...output, problem: () => undefined },
      options,
    );
    return isTheEnd(error) ? EXIT.usage : code;
  }
}
