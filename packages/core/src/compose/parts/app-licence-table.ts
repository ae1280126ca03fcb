import type { AppLicence } from "../../collect/rows/app.ts";
import type { Messages } from "../../locales/en.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { StatusCell, TableBlock } from "../document.ts";
import type { SectionContext } from "../section.ts";

const READING_LIMIT = 15;

/** Licences of volume-purchased apps: those that ran out first, then those with the least left. */
export function appLicenceTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const licences = (assessment.snapshot.lists.appLicences ?? []).toSorted(
    (one, other) => shareOf(other) - shareOf(one) || (one.name < other.name ? -1 : 1),
  );
  return {
    kind: "table",
    id: "app-licences",
    title: texts.appLicenceTable,
    emptyText: texts.noAppLicences,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "app", title: columns.app, type: "text", weight: 3 },
      { id: "platform", title: columns.platform, type: "text", weight: 1 },
      { id: "used", title: columns.used, type: "integer", weight: 1 },
      { id: "licences", title: columns.licences, type: "integer", weight: 1 },
      { id: "status", title: columns.status, type: "status", weight: 1.4 },
    ],
    rows: licences.map((licence) => [
      cleanText(licence.name, 160),
      cleanText(licence.platform, 40),
      licence.used,
      licence.total,
      licenceCell(licence, messages),
    ]),
  };
}

/** 1 and more when none is left for the next device; an app that nobody uses lacks none. */
function shareOf({ used, total }: AppLicence): number {
  if (used === 0) return 0;
  return used / total;
}

function licenceCell(licence: AppLicence, { texts }: Messages): StatusCell {
  if (licence.used === 0) return { tone: "neutral", label: texts.unused };
  return shareOf(licence) >= 1
    ? { tone: "bad", label: texts.noneLeft }
    : { tone: "good", label: texts.licencesLeft };
}
