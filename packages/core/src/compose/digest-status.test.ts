import { describe, expect, it } from "vitest";
import { digestOf } from "../../test-support/digest.ts";
import { daysAgo, snapshot } from "../../test-support/snapshots.ts";
import { record, update } from "../../test-support/updates.ts";
import type { Coverage } from "../collect/snapshot.ts";
import { isDigest } from "./digest-status.ts";

const known = (title: string, inDays: number | null, publishedDays: number) =>
  record({
    update: update({
      key: title,
      title,
      publishedAt: daysAgo(publishedDays),
      actBy: inDays === null ? null : daysAgo(-inDays),
    }),
    firstSeenAt: daysAgo(publishedDays),
  });

describe("the state of a digest", () => {
  it("is how much is new and the next date to act by, not how the devices are", () => {
    const records = [known("far", 80, 3), known("near", 20, 40), known("plain", null, 2)];
    expect(digestOf(records).status).toEqual({
      tone: "attention",
      label: "2 new changes",
      sentence: "The next deadline is 12 Dec 2026, 20 days left: “near”.",
    });
    expect(digestOf(records, { locale: "sv" }).status.sentence).toBe(
      "Närmaste tidsgräns är 2026-12-12, 20 dagar kvar: ”near”.",
    );
  });

  it("is calm when nothing is new and no date is near, but only when everything could be read", () => {
    expect(digestOf([]).status).toEqual({
      tone: "neutral",
      label: "Nothing new",
      sentence: "No deadline lies ahead.",
    });
    const refused: Coverage = {
      source: "feed:news",
      status: "unreadable",
      reason: "404",
      fix: "Correct it.",
    };
    const coverage = [...snapshot().coverage, refused];
    expect(digestOf([], { coverage }).status).toEqual({
      tone: "unknown",
      label: "Not everything could be seen",
      sentence: "Not every source could be read, so more may have been announced.",
    });
  });

  it("belongs to reports that do not tell how things stand", () => {
    expect(isDigest(["changes-new", "deadlines"])).toBe(true);
    expect(isDigest(["state", "changes-new"])).toBe(false);
    expect(isDigest(["changes"])).toBe(false);
  });
});

describe("what could not be read", () => {
  const coverage = snapshot().coverage.map(
    (entry): Coverage =>
      ["malware", "service-messages"].includes(entry.source)
        ? { source: entry.source, status: "unreadable", reason: "403", fix: "Grant X.Read.All." }
        : entry,
  );

  it("is told to users where it concerns their report, without what an administrator has to do", () => {
    const { notices } = digestOf([], { kind: "users", coverage });
    expect(notices).toEqual([{ tone: "unknown", title: "Message center could not be read", text: "403" }]);
    expect(digestOf([], { coverage }).notices).toMatchObject([
      { title: "Malware and Message center could not be read", fix: "Grant X.Read.All." },
    ]);
  });

  it("takes away nothing of what was known before", () => {
    const known20 = known("near", 20, 3);
    const document = digestOf([known20], { coverage });
    for (const { id, blocks } of document.sections) expect(blocks[0], id).toMatchObject({ kind: "callout" });
    expect(JSON.stringify(document.sections)).toContain("Act by 12 Dec 2026");
  });
});
