import { describe, expect, it } from "vitest";
import { DEFAULT_ALERTS } from "../config/plan/plan.ts";
import type { AlertPolicy, CustomRule } from "../config/plan/plan.ts";
import { catalogues, LOCALE_IDS, type LocaleId } from "../locales/index.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";
import { ALERT_RULE_IDS } from "./rule-ids.ts";
import { type PluginTexts, ruleTextsOf, runbookUrl } from "./rule-texts.ts";

const NO_PLUGINS: PluginTexts = new Map();

const sources = (alerts: Partial<AlertPolicy> = {}, pluginTexts: PluginTexts = NO_PLUGINS) => ({
  plan: { alerts: { ...DEFAULT_ALERTS, ...alerts } },
  pluginTexts,
});

const CUSTOM: CustomRule = {
  id: "byod",
  title: { en: "Too many private devices", sv: "För många privata enheter" },
  action: { en: "Ask the owner.", sv: "Fråga ägaren." },
  severity: "low",
  role: null,
  for: 1,
  resolveAfter: 1,
  over: { kind: "metric", metric: "devices.owner.personal", above: 10, below: null, changeOver: null },
};

const EACH: CustomRule = {
  ...CUSTOM,
  over: { kind: "list", list: "apps", where: [], per: "each", above: null, below: null },
};

const PLUGGED: RuleTexts = {
  name: "Printers",
  one: "{entity} is out of paper",
  many: { one: "# printer", other: "# printers" },
  action: "Fill it.",
  steps: ["Open the tray."],
};

describe("the texts of a rule", () => {
  it.each(LOCALE_IDS)("are those of the catalogue for every rule of the product: %s", (locale) => {
    for (const rule of ALERT_RULE_IDS)
      expect(ruleTextsOf(rule, locale, sources())).toBe(catalogues[locale].alerts.rules[rule]);
  });

  it("have what the plan's runbook says in their place, and the rest stays", () => {
    const runbooks = [
      {
        rule: "licences",
        action: null,
        steps: [{ en: "Call sales.", sv: "Ring sälj." }],
        url: "https://x.example/",
      },
    ];
    const texts = ruleTextsOf("licences", "sv", sources({ runbooks }));
    expect(texts.steps).toEqual(["Ring sälj."]);
    expect(texts.action).toBe(catalogues.sv.alerts.rules.licences.action);
    expect(runbookUrl("licences", sources({ runbooks }).plan)).toBe("https://x.example/");
    expect(runbookUrl("vpp-token", sources({ runbooks }).plan)).toBeNull();
  });

  it("are the plan's own for its own rules: of a figure with the figure, of rows with the row", () => {
    const counted = ruleTextsOf("custom:byod", "sv", sources({ custom: [CUSTOM] }));
    expect(counted).toMatchObject({ name: "För många privata enheter", action: "Fråga ägaren." });
    expect(counted.one).toContain("{value}");
    expect(ruleTextsOf("custom:byod", "sv", sources({ custom: [EACH] })).one).toContain("{entity}");
  });

  it("count the rows by the title, and devices as what they are", () => {
    const many = (list: string, locale: LocaleId): string =>
      ruleTextsOf(
        "custom:byod",
        locale,
        sources({ custom: [{ ...EACH, over: { ...EACH.over, list } as CustomRule["over"] }] }),
      ).many.other;
    expect(many("devices", "en")).toBe("{name}: # devices");
    expect(many("unhealthyDevices", "sv")).toBe("{name}: # enheter");
    expect(many("apps", "sv")).toBe("{name}: #");
  });

  it("are those of a plug-in, in English where it has no others", () => {
    const plugged: PluginTexts = new Map([["office/paper", { en: PLUGGED }]]);
    expect(ruleTextsOf("office/paper", "sv", sources({}, plugged))).toEqual(PLUGGED);
  });

  it("call a rule that is gone by its id", () => {
    const texts = ruleTextsOf("gone\u202E/rule", "en", sources());
    expect(texts.name).toBe("gone/rule");
    expect(texts.action).toBe(catalogues.en.alerts.letter.texts.ruleGone);
  });
});
