import type { Audience, DiscoveryQuestion, Plan } from "../config/plan/plan.ts";
import { DISCOVERY_QUESTIONS } from "../config/plan/plan.ts";

/** Whether the plan answers one of the questions that it begins with, and by what. */
export interface QuestionAnswer {
  readonly id: DiscoveryQuestion;
  readonly answered: boolean;
  /** Parts of the plan that answer it, as plan.yaml names them; empty when none does. */
  readonly by: readonly string[];
  /** What to add to plan.yaml so that it is answered; empty when it is. */
  readonly missing: readonly string[];
}

/** Parts that answer a question, each with whether the plan has it. */
type Parts = Readonly<Record<string, boolean>>;

interface QuestionRule {
  parts(plan: Plan): Parts;
  /** Words alone are an answer, too: the product does nothing of its own with it. */
  readonly wordsSuffice: boolean;
}

const RULES: Readonly<Record<DiscoveryQuestion, QuestionRule>> = {
  "who-is-team": {
    wordsSuffice: false,
    parts: ({ roles }) => ({
      roles: roles.length > 0,
      "roles[].deputies": roles.some(({ deputies }) => deputies.length > 0),
    }),
  },
  "how-report": { wordsSuffice: false, parts: reporting },
  "who-knows-updates": {
    wordsSuffice: false,
    parts: ({ roles, updates }) => ({
      [`roles ${updates.watcher}`]: roles.some(({ id }) => id === updates.watcher),
    }),
  },
  "alert-practice": { wordsSuffice: true, parts: () => ({ "discovery.alert-practice": false }) },
  "what-is-success": {
    wordsSuffice: false,
    parts: ({ targets }) => ({
      targets: targets.length > 0,
      "targets[].owner": targets.some(({ owner }) => owner !== null),
      "targets[].approvedOn": targets.some(({ approvedOn }) => approvedOn !== null),
    }),
  },
  "who-needs-targeted": {
    wordsSuffice: true,
    parts: ({ audiences }) => ({ audiences: audiences.some(isTargeted) }),
  },
  "channel-effect": { wordsSuffice: true, parts: measuring },
  "where-get-help": { wordsSuffice: false, parts: ({ selfHelp }) => ({ selfHelp: selfHelp.length > 0 }) },
  "existing-blockers": { wordsSuffice: true, parts: ({ risks }) => ({ risks: risks.length > 0 }) },
};

/** Each of the discovery questions, in their order, held against the plan. */
export function answerQuestions(plan: Plan): readonly QuestionAnswer[] {
  return DISCOVERY_QUESTIONS.map((id) => {
    const rule = RULES[id];
    const parts = Object.entries(rule.parts(plan));
    const words = plan.discovery[id] === undefined ? [] : [`discovery.${id}`];
    const complete = parts.every(([, there]) => there);
    const answered = complete || (rule.wordsSuffice && words.length > 0);
    const there = parts.flatMap(([name, has]) => (has ? [name] : []));
    return {
      id,
      answered,
      by: [...there, ...words],
      missing: answered ? [] : parts.flatMap(([name, has]) => (has ? [] : [name])),
    };
  });
}

function reporting({ audiences, reports }: Plan): Parts {
  const stakeholders = audiences.filter(({ kind }) => kind === "stakeholders").map(({ id }) => id);
  const theirs = reports.filter(({ audience }) => stakeholders.includes(audience));
  return {
    "audiences (stakeholders)": stakeholders.length > 0,
    "reports (to stakeholders)": theirs.length > 0,
    "reports[].schedule": theirs.some(({ schedule }) => schedule !== null),
  };
}

function isTargeted({ kind, group, rule, platforms }: Audience): boolean {
  const ofUsers = kind === "users" || kind === "newcomers";
  return ofUsers || group !== null || rule !== null || platforms !== null;
}

/** What shows that people were reached: deliveries, acknowledgements or figures of a routine in this area. */
function measuring({ routines }: Plan): Parts {
  const kinds: readonly string[] = ["delivery-log", "acknowledgement", "metric"];
  return {
    "routines (awareness, with evidence)": routines.some(
      ({ area, evidence }) => area === "awareness" && kinds.includes(evidence.kind),
    ),
  };
}
