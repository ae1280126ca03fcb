import type { AlertMessage, RuleStanding, Suppression } from "@intune-om/core";
import type { SeenAlert } from "../session/alerts-now.ts";
import { entityText } from "./alert-words.ts";

/** An alert as `alerts --json` prints it; `owner` is left out where nobody has it. */
export function alertJson({ alert, state, suppression, hiddenBy }: SeenAlert, owner: string | null): object {
  return {
    key: alert.key,
    rule: alert.rule,
    severity: alert.severity,
    state,
    entity: entityText(alert.entity),
    firstSeen: alert.firstSeen,
    lastSeen: alert.lastSeen,
    ...(owner === null ? {} : { owner }),
    tenant: alert.tenant,
    entityId: alert.entity.id,
    entityKind: alert.entity.kind,
    platform: alert.entity.platform,
    role: alert.role,
    assignedTo: alert.owner,
    value: alert.value,
    worst: alert.worst,
    unit: alert.unit,
    openedAt: alert.openedAt,
    resolvedAt: alert.resolvedAt,
    resolution: alert.resolution,
    limits: alert.limits,
    acknowledgedBy: alert.acknowledged?.by ?? null,
    acknowledgedAt: alert.acknowledged?.at ?? null,
    suppressedUntil: suppression?.until ?? null,
    unknownSince: alert.unknownSince,
    hiddenBy,
    flapping: alert.flappingSince !== null,
    episode: alert.episode,
  };
}

/** A rule of which nothing can be said. */
export function unknownJson({ tenant, rule, since, cause }: RuleStanding): object {
  return {
    tenant,
    rule,
    since,
    reason: cause?.kind ?? null,
    ...(cause === null || !("sources" in cause) ? {} : { sources: cause.sources }),
    ...(cause?.kind === "error" ? { message: cause.message } : {}),
    ...(cause?.kind === "timeout" ? { afterMs: cause.afterMs } : {}),
  };
}

export function suppressionJson(suppression: Suppression): object {
  const { id, origin, tenant, scope, from, until, by, why } = suppression;
  return { id, origin, tenant, scope, from, until, by, why };
}

/** Who was told of an alert in one message. */
export function messageJson({ id, at, kind, step, thread, to }: AlertMessage): object {
  const recipients = to.map((one) =>
    one.kind === "channel"
      ? { channel: one.channel }
      : { person: one.person, address: one.address, because: one.because },
  );
  return { id, at, kind, step, thread, to: recipients };
}
