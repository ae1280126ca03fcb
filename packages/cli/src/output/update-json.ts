import { isOverdue, type UpdateState } from "@intune-om/core";

/** An update as `updates list --json` prints it; what is not known is absent, or `null` among the counts. */
export function updateJson({ record, update, touched }: UpdateState, now: Date): object {
  const { triage } = record;
  const { devices, users, apps, relevance } = touched;
  return {
    key: record.key,
    tenant: record.tenant,
    title: update.title,
    kind: update.kind,
    stage: update.stage,
    sources: record.sources,
    platforms: update.platforms,
    audiences: update.audiences,
    ...present({ area: update.area, severity: update.severity, url: update.url }),
    ...present({ publishedAt: update.publishedAt, actBy: update.actBy }),
    state: triage.state,
    ...present({ owner: triage.owner, due: triage.due, reason: triage.reason }),
    overdue: isOverdue(triage, now),
    touched: { devices, users, apps, relevance },
    tasks: triage.tasks.map(({ kind, owner, due, doneAt }) => ({ kind, ...present({ owner, due, doneAt }) })),
    firstSeen: record.firstSeenAt,
    lastSeen: record.lastSeenAt,
    ...present({ missingSince: record.missingSince, replaces: record.replaces }),
    acknowledgedBy: triage.acknowledgements.map(({ person }) => person),
    revisions: record.revisions.length,
  };
}

function present(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
