import { failingSettings } from "../../assess/failing-settings.ts";
import { cleanText } from "../../text/clean-text.ts";
import { camelWords } from "../camel-words.ts";
import type { TableBlock } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { known } from "../words.ts";

const READING_LIMIT = 10;

/** The compliance settings that devices fail, those that most devices fail first. */
export function settingTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts, policyPlatform } = messages;
  const failed = failingSettings(assessment.snapshot.lists.settingStates);
  return {
    kind: "table",
    id: "compliance-settings",
    title: texts.settingTable,
    emptyText: texts.noSettings,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "setting", title: columns.setting, type: "text", weight: 3 },
      { id: "platform", title: columns.platform, type: "text", weight: 2 },
      { id: "notCompliant", title: columns.notCompliant, type: "integer", weight: 1 },
      { id: "errors", title: columns.errors, type: "integer", weight: 0.8 },
      { id: "conflicts", title: columns.conflicts, type: "integer", weight: 0.8 },
      { id: "compliant", title: columns.compliant, type: "integer", weight: 1 },
      { id: "rawName", title: columns.rawName, type: "text", weight: 3, workbookOnly: true },
    ],
    rows: failed.map((state) => [
      settingName(state.setting, messages.complianceSetting),
      known(policyPlatform, state.platform),
      state.nonCompliant,
      state.error,
      state.conflict,
      state.compliant,
      cleanText(state.setting, 200),
    ]),
  };
}

/** `Windows10CompliancePolicy.BitLockerEnabled` in words; a name without a word of ours is only taken apart. */
export function settingName(setting: string, words: Readonly<Record<string, string>>): string {
  const property = setting.split(".").at(-1) ?? setting;
  const word = property.toLowerCase();
  return Object.hasOwn(words, word) ? known(words, word) : camelWords(property);
}
