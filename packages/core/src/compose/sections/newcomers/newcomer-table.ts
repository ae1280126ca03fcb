import type { NewcomersState, WelcomeState } from "../../../assess/newcomers/newcomer-state.ts";
import { createDirectory } from "../../../audiences/directory.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { Block, Tone } from "../../document.ts";
import { platformName } from "../../parts/platform-names.ts";
import type { SectionContext } from "../../section.ts";

const TONES: Readonly<Record<WelcomeState, Tone>> = {
  overdue: "bad",
  waiting: "attention",
  late: "attention",
  inTime: "good",
};

/** Who is new, and who is still without their welcome; those whose time is up soonest first. */
export function newcomerTable(state: NewcomersState, context: SectionContext, whole: boolean): Block {
  const { assessment, messages, format } = context;
  const { columns, states, texts } = messages.newcomers;
  const directory = createDirectory(assessment.snapshot);
  const rows = state.people.map((person) => [
    cleanText(directory.byName(person.key)?.name ?? "", 100),
    cleanText(person.key, 120),
    format.list(person.platforms.map((platform) => platformName(platform))),
    person.firstDeviceAt,
    person.dueAt,
    person.welcomedAt,
    { tone: TONES[person.state], label: states[person.state] },
  ]);
  return {
    kind: "table",
    id: "newcomers",
    title: texts.table,
    // Nobody is known to be new is not the same as nobody is.
    emptyText: whole ? texts.nobody : messages.labels.missing,
    readingLimit: 40,
    columns: [
      { id: "person", title: columns.person, type: "text", weight: 1.6 },
      { id: "account", title: columns.account, type: "text", weight: 2.4 },
      { id: "platforms", title: columns.platforms, type: "text", weight: 1.2 },
      { id: "firstDevice", title: columns.firstDevice, type: "date", weight: 1.1 },
      { id: "dueBy", title: columns.dueBy, type: "date", weight: 1.1 },
      { id: "welcomed", title: columns.welcomed, type: "date", weight: 1.1 },
      { id: "state", title: columns.state, type: "status", weight: 1.4 },
    ],
    rows,
  };
}
