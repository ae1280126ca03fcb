import { assess } from "../src/assess/assessment.ts";
import type { ServiceIssue } from "../src/collect/rows/service.ts";
import type { Coverage } from "../src/collect/snapshot.ts";
import type { Device } from "../src/collect/rows/device.ts";
import { composeReport } from "../src/compose/compose-report.ts";
import type { Document, LocaleId, NewsBlock, NewsItem } from "../src/compose/document.ts";
import type { AudienceKind, Plan } from "../src/config/plan/plan.ts";
import { createErrorCodeTable } from "../src/domain/error-codes.ts";
import type { UpdateRecord } from "../src/updates/update-record.ts";
import type { Platform } from "../src/updates/update.ts";
import { administrators, device, NOW, plan as planOf, report, snapshot } from "./snapshots.ts";

export interface DigestOptions {
  readonly kind?: AudienceKind;
  readonly platforms?: readonly Platform[];
  readonly locale?: LocaleId;
  readonly readAt?: Date | null;
  readonly plan?: Plan;
  readonly devices?: readonly Device[];
  readonly coverage?: readonly Coverage[];
  readonly issues?: readonly ServiceIssue[];
}

/** An estate of three Windows computers, two iPhones on an old version and an Android phone, of two people. */
export const ESTATE: readonly Device[] = [
  ...["w1", "w2", "w3"].map((id) => device({ id, os: "Windows", osVersion: "10.0.26100.1" })),
  ...["i1", "i2"].map((id) =>
    device({
      id,
      os: "iOS",
      osVersion: "17.4",
      model: "iPhone 15",
      userPrincipalName: "eva.ek@contoso.example",
    }),
  ),
  device({ id: "a1", os: "AndroidForWork", osVersion: "14", model: "Galaxy" }),
];

/** The change digest of what a tenant knows, for administrators in English unless told. */
export function digestOf(records: readonly UpdateRecord[], options: DigestOptions = {}): Document {
  const {
    kind = "administrators",
    locale = "en",
    readAt = null,
    plan = planOf(),
    devices = ESTATE,
  } = options;
  const { lists, coverage } = snapshot();
  const of = snapshot({
    lists: { ...lists, devices, serviceIssues: options.issues ?? [], updateRecords: records },
    coverage: options.coverage ?? coverage,
  });
  const assessment = assess({
    snapshot: of,
    history: [],
    plan,
    errorCodes: createErrorCodeTable([]),
    periodDays: 7,
    readAt,
  });
  return composeReport({
    report: report({ sections: ["changes-new", "changes-revised", "deadlines"] }),
    audience: { ...administrators, kind, platforms: options.platforms ?? null },
    plan,
    assessment,
    tenantName: "Contoso",
    locale,
    timeZone: "Europe/Stockholm",
    generatedAt: NOW,
  });
}

/** The announcements of a section by their headings. */
export function newsOf(document: Document, section: string): Readonly<Record<string, readonly NewsItem[]>> {
  const blocks = document.sections.find(({ id }) => id === section)?.blocks ?? [];
  const news = blocks.filter((block): block is NewsBlock => block.kind === "news");
  return Object.fromEntries(news.map(({ title, items }) => [title, items]));
}

/** The running text of a section. */
export function textsOf(document: Document, section: string): readonly string[] {
  const blocks = document.sections.find(({ id }) => id === section)?.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}
