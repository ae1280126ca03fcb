import { resolve } from "node:path";
import { loadOrganisation, type LoadOptions, type Organisation } from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { KNOWN_NAMES } from "./known-names.ts";

/** Reads and checks both files of the organisation; what this version cannot use is a problem like any other. */
export function loadConfiguration(context: ActionContext<object>): Promise<Organisation> {
  const { options, cwd } = context;
  return loadOrganisation(resolve(cwd, options.config), loadOptions(context));
}

/** What the files are read with now. */
export function loadOptions({ clock }: Pick<ActionContext<object>, "clock">): LoadOptions {
  return { ...KNOWN_NAMES, now: clock.now() };
}
