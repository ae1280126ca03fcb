import { STARTING_NAMES } from "./starting-material.ts";

/** The reports that a plan begins with. */
export function startingReports(choice: {
  readonly often: "weekly" | "monthly";
  /** Id of the role that approves what users get. */
  readonly approver: string;
  /** Whether there are users to tell. */
  readonly users: boolean;
}): readonly object[] {
  const { often, approver, users } = choice;
  const report = (id: string, audience: string, rest: object): object => ({
    id,
    title: STARTING_NAMES[id],
    audience,
    language: "recipient",
    ...rest,
  });
  return [
    report("stakeholder-report", "stakeholders", {
      sections: [
        "kpis",
        "state",
        "checklist",
        "routines",
        "deployments",
        "incidents",
        "changes",
        "expiries",
        "risks",
        "actions",
        "data-quality",
      ],
      formats: ["pdf"],
      ...(often === "weekly"
        ? { schedule: "0 7 * * MON", periodDays: 7 }
        : { schedule: "0 7 1 * *", periodDays: 31 }),
    }),
    report("admin-operations", "administrators", {
      sections: [
        "state",
        "alerts",
        "devices-attention",
        "compliance",
        "configuration",
        "protection",
        "apps",
        "enrollment",
        "connectors",
        "expiries",
        "incidents",
        "changes",
        "actions",
        "data-quality",
      ],
      formats: ["pdf", "xlsx"],
      schedule: "30 6 * * MON-FRI",
    }),
    report("change-digest", "administrators", {
      sections: ["changes-new", "changes-revised", "deadlines"],
      formats: ["pdf", "ics"],
      schedule: "0 8 * * MON",
    }),
    report("helpdesk-brief", "helpdesk", {
      sections: [
        "helpdesk-week",
        "open-incidents",
        "failing-apps",
        "top-errors",
        "known-errors",
        "escalation",
        "help-links",
        "data-quality",
      ],
      formats: ["pdf"],
      schedule: "15 7 * * MON-FRI",
    }),
    ...(users
      ? [
          report("user-news", "pilot-users", {
            sections: ["changes-new", "deadlines", "help-links"],
            formats: ["html"],
            schedule: "0 9 1 * *",
            periodDays: 31,
            approval: { role: approver },
          }),
        ]
      : []),
  ];
}
