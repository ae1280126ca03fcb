import { cleanText, type PluginTexts, pluginTextsOf, ruleTextsOf } from "@intune-om/core";
import type { Session } from "./session.ts";

/** The English name of a rule, by its id. */
export type RuleName = (rule: string) => string;

const LIMIT = 60;

/** Names of rules; plug-ins are asked for theirs only where a rule of one is there. */
export async function ruleNames(session: Session, rules: Iterable<string>): Promise<RuleName> {
  const pluginTexts = await pluginTextsFor(session, rules);
  const { plan } = session;
  return (rule) => cleanText(ruleTextsOf(rule, "en", { plan, pluginTexts }).name, LIMIT);
}

/** Texts of the rules of plug-ins; none where no rule of one is there. */
export async function pluginTextsFor(session: Session, rules: Iterable<string>): Promise<PluginTexts> {
  if (![...rules].some((rule) => rule.includes("/"))) return new Map();
  return pluginTextsOf(await session.rulePlugins.rules());
}
