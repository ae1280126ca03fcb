/** Reads both files of an organisation in a process of its own, for `readApart`. */
import { ConfigError, loadOrganisation, messageOf, OmError, systemClock } from "@intune-om/core";
import { KNOWN_NAMES } from "../session/known-names.ts";
import type { ReadAnswer } from "./read-apart.ts";

const [file = ""] = process.argv.slice(2);
const answer = await loadOrganisation(file, { ...KNOWN_NAMES, now: systemClock.now() }).then(
  (organisation): ReadAnswer => ({ kind: "read", organisation }),
  (error: unknown): ReadAnswer => {
    if (error instanceof ConfigError) {
      const { message, hint, problems } = error;
      const code = error.code === "config.missing" ? error.code : "config.invalid";
      return { kind: "refused", code, message, hint, problems };
    }
    const { code, hint } =
      error instanceof OmError ? error : { code: "unexpected", hint: "Please report it." };
    return { kind: "failed", code, message: messageOf(error), hint };
  },
);
process.send?.(answer, () => process.disconnect());
