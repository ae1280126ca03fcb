import { ALERT_RULE_IDS, PLATFORMS } from "@intune-om/core";
import { knownWord } from "./known-word.ts";
import type { Tools } from "./tools.ts";

/**
 * Id of a rule of the product, of the plan or of a plug-in; plug-ins are asked only for one of theirs.
 * @throws OmError `usage.rule`
 */
export async function knownRule(
  asked: string,
  { plan, rulePlugins }: Pick<Tools, "plan" | "rulePlugins">,
): Promise<string> {
  const own = plan.alerts.custom.map(({ id }) => `custom:${id}`);
  const plugins = asked.includes("/") ? await rulePlugins.rules() : [];
  return knownWord("rule", asked, [...ALERT_RULE_IDS, ...own, ...plugins.map(({ id }) => id)]);
}

/**
 * An operating system that Intune manages, capitalised as it was asked for: nothing goes by capitals there.
 * @throws OmError `usage.platform`
 */
export function knownPlatform(asked: string): string {
  knownWord("platform", asked.toLowerCase(), PLATFORMS);
  return asked;
}
