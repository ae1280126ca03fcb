import { describe, expect, it } from "vitest";
import { catalogues } from "../locales/index.ts";
import { auditWords } from "./audit-words.ts";

const words = (activity: string, operation: string, locale: "en" | "sv" = "en"): readonly string[] => {
  const { done, kind } = auditWords({ activity, operation }, catalogues[locale].auditWord);
  return [done, kind];
};

describe("an audit event in words", () => {
  it("says what was done and to what kind of thing, in the reader's language", () => {
    expect(words("Patch DeviceCompliancePolicy", "Patch")).toEqual(["Changed", "Compliance policy"]);
    expect(words("Patch DeviceCompliancePolicy", "Patch", "sv")).toEqual(["Ändrade", "Efterlevnadsprincip"]);
    expect(words("syncDevice ManagedDevice", "Action", "sv")).toEqual(["Synkroniserade", "Enhet"]);
  });

  it("only takes apart what it has no word for", () => {
    expect(words("Merge CloudPcThing", "Merge")).toEqual(["Merge", "Cloud pc thing"]);
    expect(words("assignUserToDevice", "Action")).toEqual(["Other actions", "Assign user to device"]);
    expect(words("Somebody did something", "Create")).toEqual(["Created", "Somebody did something"]);
    expect(words("", "")).toEqual(["", ""]);
  });
});
