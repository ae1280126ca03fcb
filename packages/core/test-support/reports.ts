import type { AlertSummary } from "../src/alerts/alert-summary.ts";
import { type AssessInput, assess } from "../src/assess/assessment.ts";
import type { EarlierApps } from "../src/assess/failing-apps.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import { composeReport } from "../src/compose/compose-report.ts";
import type { Block, Document, LocaleId, TableBlock } from "../src/compose/document.ts";
import type { SectionId } from "../src/compose/section.ts";
import type { Audience, Plan, ReportDefinition } from "../src/config/plan/plan.ts";
import { loadErrorCodes } from "../src/domain/error-codes.ts";
import { type KnowledgeBase, NO_KNOWLEDGE } from "../src/helpdesk/knowledge-base.ts";
import { NO_LOG, type PracticeLog } from "../src/practice/practice-log.ts";
import { administrators, NOW, plan as planOf, report } from "./snapshots.ts";

const errorCodes = loadErrorCodes();

export interface ComposeOptions {
  readonly audience?: Audience;
  readonly locale?: LocaleId;
  readonly plan?: Plan;
  readonly history?: AssessInput["history"];
  /** What is remembered of following the plan. */
  readonly log?: PracticeLog;
  /** The data that the readers were told of last. */
  readonly readAt?: Date;
  readonly knowledge?: KnowledgeBase;
  readonly earlierApps?: EarlierApps;
  /** What is known of alerts; not watched, when left out. */
  readonly alerts?: AlertSummary;
  /** What the report is made as. Default: as the report that has every section. */
  readonly formats?: ReportDefinition["formats"];
}

/** A snapshot as the report that has every section, for administrators in English unless told. */
export function compose(of: Snapshot, options: ComposeOptions = {}): Document {
  const { audience = administrators, locale = "en", plan = planOf(), history = [], readAt = null } = options;
  const { log = NO_LOG, knowledge = NO_KNOWLEDGE, earlierApps = null } = options;
  return composeReport({
    report: { ...report(), ...(options.formats === undefined ? {} : { formats: options.formats }) },
    audience,
    plan,
    assessment: assess({
      snapshot: of,
      history,
      plan,
      errorCodes,
      periodDays: 7,
      readAt,
      log,
      knowledge,
      earlierApps,
      ...(options.alerts === undefined ? {} : { alerts: options.alerts }),
    }),
    tenantName: "Contoso",
    locale,
    timeZone: "Europe/Stockholm",
    generatedAt: NOW,
  });
}

export function blocksOf(document: Document, section: SectionId): readonly Block[] {
  return document.sections.find(({ id }) => id === section)?.blocks ?? [];
}

export function tables(document: Document): readonly TableBlock[] {
  return document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));
}

/** A table by id; fails when the document has none. */
export function tableOf(document: Document, id: string): TableBlock {
  const found = tables(document).find((table) => table.id === id);
  if (found === undefined) throw new Error(`no table ${id}`);
  return found;
}
