import type { DiscoveryQuestion } from "../../config/plan/plan.ts";
import { fill } from "../../locales/fill.ts";
import { answerQuestions } from "../../plan/questions.ts";
import type { HandbookComposer, HandbookContext, HandbookSectionId } from "./handbook-section.ts";

/** Where in the handbook a question is answered at length. */
const ANSWERED_IN: Readonly<Record<DiscoveryQuestion, HandbookSectionId>> = {
  "who-is-team": "team",
  "how-report": "reports",
  "who-knows-updates": "updates",
  "alert-practice": "alerts",
  "what-is-success": "targets",
  "who-needs-targeted": "communications",
  "channel-effect": "routines",
  "where-get-help": "help",
  "existing-blockers": "risks",
};

/** Whose words stand where they are needed. */
const STANDS_THERE: ReadonlySet<DiscoveryQuestion> = new Set(["alert-practice"]);

/** The discovery questions with their answers in words, or where the answer stands. */
export const questions: HandbookComposer = {
  id: "questions",
  compose: (context) => {
    const { texts, section } = context.messages.plan.handbook;
    return [
      {
        kind: "table",
        id: "questions",
        title: section.questions.title,
        emptyText: texts.unanswered,
        columns: [
          { id: "question", title: texts.question, type: "text", weight: 2 },
          { id: "answer", title: texts.answer, type: "text", weight: 3 },
        ],
        rows: answerQuestions(context.plan).map(({ id, answered }) => [
          context.messages.plan.question[id].text,
          answerText(id, answered, context),
        ]),
      },
    ];
  },
};

function answerText(
  id: DiscoveryQuestion,
  answered: boolean,
  { plan, messages, format }: HandbookContext,
): string {
  const { texts, section } = messages.plan.handbook;
  const words = plan.discovery[id]?.[format.locale];
  if (!answered) return words ?? texts.unanswered;
  const see = fill(texts.answeredBy, { section: section[ANSWERED_IN[id]].title });
  return words === undefined || STANDS_THERE.has(id) ? see : `${words} ${see}`;
}
