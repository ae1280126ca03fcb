import { ALERT_RULE_IDS, nearest, OmError, PLATFORMS } from "@intune-om/core";
import { knownWord } from "./known-word.ts";
import type { Tools } from "./tools.ts";

/** There are too many rules to name them all; these are the nearest ones. */
const MOST_NAMED = 4;

/**
 * Id of a rule of the product, of the plan or of a plug-in; plug-ins are asked only for what is none of the others.
 * @throws OmError `usage.rule`
 */
export async function knownRule(
  asked: string,
  { plan, rulePlugins }: Pick<Tools, "plan" | "rulePlugins">,
): Promise<string> {
  const own = plan.alerts.custom.map(({ id }) => `custom:${id}`);
  const known: readonly string[] = [...ALERT_RULE_IDS, ...own];
  if (known.includes(asked)) return asked;
  const all = [...known, ...(await rulePlugins.rules()).map(({ id }) => id)];
  if (all.includes(asked)) return asked;
  const [meant, ...others] = nearest(asked, all).slice(0, MOST_NAMED);
  const near = others.length === 0 ? "" : `Others that are near: ${others.join(", ")}. `;
  throw new OmError(`there is no rule ${JSON.stringify(asked)}`, {
    code: "usage.rule",
    hint: `${meant === undefined ? "" : `Did you mean ${meant}? ${near}`}\`intune-om alerts rules\` lists them all.`,
  });
}

/**
 * An operating system that Intune manages, capitalised as it was asked for: nothing goes by capitals there.
 * @throws OmError `usage.platform`
 */
export function knownPlatform(asked: string): string {
  knownWord("platform", asked.toLowerCase(), PLATFORMS);
  return asked;
}
