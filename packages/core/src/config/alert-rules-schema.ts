import { pathToFileURL } from "node:url";
import { z } from "zod";
import { checkedText, id, strict } from "./fields.ts";
import { absolute } from "./paths.ts";

/** A module with alert rules of somebody else's. */
export interface AlertRulePlugin {
  /** Its rules' ids begin with it: `<id>/<rule>`. */
  readonly id: string;
  /** A `file:` URL with an absolute path, or the name of a package. */
  readonly module: string;
  /** The folder that a package is looked for from, absolute. */
  readonly folder: string;
  /** Handed to the plug-in as they stand. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How long it may take to start, and for all its rules over one snapshot. */
  readonly timeoutSeconds: number;
}

const DEFAULT_SECONDS = 10;
const MOST_SECONDS = 60;

const PACKAGE = /^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*(?:\/[\w./-]+)?$/;

/** `alertRules`, read into the model. That ids are unique is checked elsewhere. */
export function alertRulesSchema(folder: string): z.ZodType<readonly AlertRulePlugin[]> {
  const plugin = strict({
    id: id("Names the plug-in; the ids of its rules begin with it."),
    module: checkedText(
      {
        description: "The module: a path, relative to this file or absolute, or the name of a package.",
        examples: ["./rules/naming.js", "@contoso/intune-rules"],
      },
      (text) =>
        isPath(text) || PACKAGE.test(text)
          ? null
          : {
              message: "is neither a path nor the name of a package",
              fix: "Write a path that begins with ./ or /, or the name of a package that is installed here.",
            },
    ).transform((text) => (isPath(text) ? pathToFileURL(absolute(folder, text)).href : text)),
    options: z
      .record(z.string(), z.unknown())
      .meta({ description: "What the plug-in is given. No secrets: it is no place for them." })
      .optional(),
    timeoutSeconds: z
      .int()
      .min(1)
      .max(MOST_SECONDS)
      .meta({
        description: `How long it may take to start, and for all its rules over one snapshot. Default ${DEFAULT_SECONDS}.`,
      })
      .optional(),
  }).transform((raw) => ({
    ...raw,
    folder,
    options: raw.options ?? {},
    timeoutSeconds: raw.timeoutSeconds ?? DEFAULT_SECONDS,
  }));
  return z
    .array(plugin)
    .max(20)
    .meta({ description: "Alert rules of your own beside those of the product and of the plan." });
}

function isPath(text: string): boolean {
  return /^(?:\.{1,2}[\\/]|\/|file:|[A-Za-z]:[\\/])/.test(text) && !text.includes("\0");
}
