import type { Plan, PlanApproval } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { type KnownPlan, readPlanHistory } from "../session/plan-history.ts";
import { type Session, withSession } from "../session/session.ts";

/** `plan show`: the version, the approval, and how much of what the plan holds. */
export const showPlan: Action<object> = (context) =>
  withSession(context, async (session) => {
    const { plan, planVersion, times } = session;
    const known = await readPlanHistory(session);
    const counts = countsOf(plan);
    const json = {
      file: plan.file,
      organisation: plan.organisation.name,
      version: planVersion.number,
      digest: planVersion.digest,
      firstSeenAt: planVersion.firstSeenAt,
      approval: known.approval,
      changedSince: known.changedSince,
      counts,
    };
    context.output.result(json, () =>
      [
        `${plan.organisation.name}: ${plan.file}`,
        `Version ${planVersion.number}, first seen ${times.minute(planVersion.firstSeenAt)}`,
        approvalText(known, { plan, times }),
        "",
        textTable(
          ["PART", "ENTRIES"],
          Object.entries(counts).map(([part, count]) => [part, String(count)]),
        ),
      ].join("\n"),
    );
    return EXIT.done;
  });

/** `plan versions`: every version that was seen. */
export const listVersions: Action<object> = (context) =>
  withSession(context, async (session) => {
    const { times } = session;
    const { versions } = await readPlanHistory(session);
    const approvals = await session.store.journal.listOf(["planApproved"]);
    const rows = versions.toReversed().map(({ number, digest, firstSeenAt }) => {
      const approval = approvals.findLast(({ version }) => version === number);
      return {
        version: number,
        digest,
        firstSeenAt,
        approvedAt: approval?.at ?? null,
        approvedBy: approval?.by ?? null,
        note: approval?.note ?? null,
      };
    });
    context.output.result({ versions: rows }, () =>
      textTable(
        ["VERSION", "FIRST SEEN", "APPROVED", "BY", "NOTE"],
        rows.map(({ version, firstSeenAt, approvedAt, approvedBy, note }) => [
          String(version),
          times.minute(firstSeenAt),
          approvedAt === null ? "" : times.minute(approvedAt),
          approvedBy ?? "",
          note ?? "",
        ]),
      ),
    );
    return EXIT.done;
  });

function approvalText(
  { approval, changedSince, version }: KnownPlan,
  { plan, times }: Pick<Session, "plan" | "times">,
): string {
  if (approval === null) return "Not approved; approve it with `intune-om plan approve --by PERSON`.";
  const said = `Version ${approval.version} was approved by ${nameOf(approval, plan)} on ${times.minute(approval.at)}`;
  if (changedSince === 0) return `${said}; nothing has changed since.`;
  const count = changedSince === 1 ? "one record has" : `${changedSince} records have`;
  return `${said}; ${count} changed since (now version ${version}): see \`intune-om plan changes\`.`;
}

function nameOf({ by }: PlanApproval, { people }: Plan): string {
  return people.find(({ id }) => id === by)?.name ?? by;
}

function countsOf(plan: Plan): Readonly<Record<string, number>> {
  const lists = Object.entries(plan).flatMap(([part, value]) =>
    Array.isArray(value) ? [[part, value.length] as const] : [],
  );
  return Object.fromEntries(lists);
}
