import { join } from "node:path";
import { NO_ALERT_SUMMARY } from "../alerts/alert-summary.ts";
import { loadAlertSummary } from "../alerts/load-alert-summary.ts";
import { assess, type Assessment } from "../assess/assessment.ts";
import { addDays } from "../assess/days.ts";
import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { composeReport } from "../compose/compose-report.ts";
import type { Document, LocaleId } from "../compose/document.ts";
import type { ReportDefinition } from "../config/plan/plan.ts";
import { OmError } from "../errors.ts";
import { earlierAppsOf } from "../assess/failing-apps.ts";
import { NO_KNOWLEDGE } from "../helpdesk/knowledge-base.ts";
import type { Artifact } from "../render/reporter.ts";
import { addressees, type Addressee } from "./addressees.ts";
import { reportOf, tenantOf } from "./organisation-parts.ts";
import type { RunContext, WrittenArtifact } from "./report-runner.ts";

export interface Rendered {
  readonly context: RunContext;
  readonly report: ReportDefinition;
  readonly documents: ReadonlyMap<LocaleId, Document>;
  readonly addressees: readonly Addressee[];
  readonly artifacts: readonly WrittenArtifact[];
}

/** Makes every file of the run in every language that its audience reads. Files that are there stay as they are. */
export async function renderStage(context: RunContext, snapshot: Snapshot): Promise<Rendered> {
  const { deps, run } = context;
  deps.onStage?.("render");
  const report = reportOf(deps, run.report);
  const people = addressees(deps, report, run.request, snapshot);
  const assessment = await assessSnapshot(context, report, snapshot);
  const documents = new Map<LocaleId, Document>();
  for (const { language } of people) {
    if (!documents.has(language)) documents.set(language, composeFor(context, report, assessment, language));
  }
  for (const [language, document] of documents) await renderLanguage(context, report, language, document);
  const artifacts = await writeFiles(context);
  const moved = run.state === "collected" ? await deps.store.runs.move(run, "rendered") : run;
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.rendered");
  return { context: { ...context, run: moved }, report, documents, addressees: people, artifacts };
}

/** The run's files where people find them; written anew when they were removed. */
export async function writeFiles({ deps, run }: RunContext): Promise<readonly WrittenArtifact[]> {
  const folder = run.request.out ?? join(deps.reportsFolder, run.id);
  const stored = await deps.store.artifacts.list(run.id);
  return Promise.all(
    stored.map(async (artifact) => ({
      ...artifact,
      path: await deps.writeFile(folder, artifact.fileName, artifact.bytes),
    })),
  );
}

/** Looks back as far as the report's period, and to what the period began with. */
async function assessSnapshot(
  { deps, run }: RunContext,
  report: ReportDefinition,
  snapshot: Snapshot,
): Promise<Assessment> {
  const { plan, errorCodes, store, config, knowledge = NO_KNOWLEDGE } = deps;
  const { periodDays } = report;
  const span = { after: addDays(snapshot.takenAt, -periodDays), before: snapshot.takenAt };
  const history = await store.snapshots.history(run.tenant, span);
  const readAt = await store.runs.lastRead(run, snapshot.takenAt);
  const log = await store.practice.log(run.tenant, snapshot.takenAt);
  const earlierApps = earlierAppsOf(await store.snapshots.beginning(run.tenant, span, ["apps"]));
  const { timeZone } = config;
  const period = { from: span.after, to: span.before };
  // Nobody else asks for them, and there may be a hundred thousand.
  const alerts = report.sections.includes("alerts")
    ? await loadAlertSummary(deps, run.tenant, period)
    : NO_ALERT_SUMMARY;
  return assess({
    snapshot,
    history,
    plan,
    errorCodes,
    periodDays,
    readAt,
    log,
    timeZone,
    knowledge,
    earlierApps,
    alerts,
  });
}

function composeFor(
  { deps, run }: RunContext,
  report: ReportDefinition,
  assessment: Assessment,
  locale: LocaleId,
): Document {
  const audience = deps.plan.audiences.find(({ id }) => id === report.audience);
  if (audience === undefined) {
    throw new OmError(`report ${report.id} is for an audience that the plan does not have`, {
      code: "run.unknown-audience",
      hint: "Run `intune-om check`.",
    });
  }
  return composeReport({
    report,
    audience,
    plan: deps.plan,
    assessment,
    tenantName: tenantOf(deps, run.tenant).name,
    severalTenants: hasSeveralTenants(deps),
    locale,
    timeZone: deps.config.timeZone,
    // The time of the data, so that a run that is continued days later makes the same files.
    generatedAt: assessment.snapshot.takenAt,
  });
}

async function renderLanguage(
  { deps, run, signal }: RunContext,
  report: ReportDefinition,
  language: LocaleId,
  document: Document,
): Promise<void> {
  const stored = await deps.store.artifacts.list(run.id);
  const made = new Set(
    stored.filter((artifact) => artifact.language === language).map(({ format }) => format),
  );
  const day = dayIn(document.dataAt, deps.config.timeZone);
  // In a folder that is named for several runs, one tenant's file must not take the place of another's.
  const subject = hasSeveralTenants(deps) ? `${report.id}-${run.tenant}` : report.id;
  for (const format of report.formats.filter((wanted) => !made.has(wanted))) {
    const reporter = await deps.reporter(format);
    if (reporter.hasContent?.(document) === false) continue;
    const bytes = await reporter.render(document, { formats: report.formats, signal });
    const { contentType, extension } = reporter;
    const artifact: Artifact = {
      format,
      fileName: `${subject}-${day}-${language}${extension}`,
      contentType,
      bytes,
    };
    await deps.store.artifacts.save(run.id, language, artifact);
    await (deps.checkpoint ?? NO_CHECKPOINT)("run.betweenFiles");
  }
}

function hasSeveralTenants({ config }: RunContext["deps"]): boolean {
  return config.tenants.length > 1;
}

/** `2026-11-22` as the calendar of the organisation has it. */
export function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);
}
