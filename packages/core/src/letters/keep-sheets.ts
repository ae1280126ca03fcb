import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { LocaleId } from "../locales/index.ts";
import type { RunContext } from "../run/report-runner.ts";
import type { StoredArtifact } from "../store/artifacts.ts";
import type { LetterSheet } from "./post-letters.ts";

/** The files that go with letters, by their language. */
export type Sheets = ReadonlyMap<LocaleId, StoredArtifact>;

const FORMAT = "xlsx";

/** Makes the workbook of each language and keeps it with the run; one that is there stays as it is. */
export async function keepSheets(
  { deps, run, signal }: RunContext,
  sheets: readonly LetterSheet[],
): Promise<Sheets> {
  if (sheets.length === 0) return new Map();
  const made = await sheetsOf({ deps, run });
  const missing = sheets.filter(({ document }) => !made.has(document.locale));
  if (missing.length === 0) return made;
  const reporter = await deps.reporter(FORMAT);
  for (const { document, fileName } of missing) {
    const bytes = await reporter.render(document, { formats: [FORMAT], signal });
    const { contentType, extension } = reporter;
    await deps.store.artifacts.save(run.id, document.locale, {
      format: FORMAT,
      fileName: `${fileName}${extension}`,
      contentType,
      bytes,
    });
    await (deps.checkpoint ?? NO_CHECKPOINT)("run.betweenFiles");
  }
  return sheetsOf({ deps, run });
}

async function sheetsOf({ deps, run }: Pick<RunContext, "deps" | "run">): Promise<Sheets> {
  const stored = await deps.store.artifacts.list(run.id);
  return new Map(stored.map((artifact) => [artifact.language, artifact]));
}
