import type { HandbookComposer } from "./handbook-section.ts";

/** When work is planned; windows that are over are left out. */
export const maintenance: HandbookComposer = {
  id: "maintenance",
  compose: ({ plan, messages, format, today }) => {
    const { texts } = messages.plan.handbook;
    const coming = plan.maintenanceWindows
      .filter(({ end }) => end >= today)
      .sort((one, other) => (one.start < other.start ? -1 : 1));
    return [
      {
        kind: "table",
        id: "windows",
        title: texts.windowTable,
        emptyText: texts.noWindows,
        columns: [
          { id: "what", title: texts.what, type: "text", weight: 3 },
          { id: "begins", title: texts.begins, type: "text", weight: 1.4 },
          { id: "ends", title: texts.ends, type: "text", weight: 1.4 },
        ],
        // Local times of the organisation, as they are written: no zone may move them.
        rows: coming.map(({ title, start, end }) => [
          title[format.locale],
          localText(start, format.date),
          localText(end, format.date),
        ]),
      },
    ];
  },
};

function localText(at: string, date: (at: Date) => string): string {
  const [day = "", time = ""] = at.split("T");
  return `${date(new Date(`${day}T12:00:00Z`))}, ${time}`;
}
