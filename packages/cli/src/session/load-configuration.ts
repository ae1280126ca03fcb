import { resolve } from "node:path";
import { loadOrganisation, type Organisation } from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { KNOWN_NAMES } from "./known-names.ts";

/** Reads and checks both files of the organisation; what this version cannot use is a problem like any other. */
export function loadConfiguration({ options, cwd }: ActionContext<object>): Promise<Organisation> {
  return loadOrganisation(resolve(cwd, options.config), KNOWN_NAMES);
}
