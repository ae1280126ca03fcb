import type { Alert } from "../alert.ts";
import type { ResolvedRoute } from "../routing/resolved-route.ts";

type Threaded = Pick<Alert, "told" | "owner" | "role" | "rule" | "entity" | "severity" | "labels">;

/**
 * The thread of an alert: the one that it was told in for as long as people believe it open, however severe it has become
 * and whoever has it by now; else that of its branch, its owner and what the branch groups by.
 * @param digest Makes a short name of parts that belong together.
 */
export function threadOf(
  alert: Threaded,
  route: ResolvedRoute,
  digest: (parts: readonly (string | null)[]) => string,
): string {
  const { told } = alert;
  if (told !== null && !told.recovered) return told.thread;
  return digest([...bundleOf(alert, route), ...route.group.by.map((by) => groupValue(alert, by))]);
}

/** What alerts have in common that could be told in one message at all: branch and owner. */
export function bundleOf({ owner, role }: Threaded, { path }: ResolvedRoute): readonly string[] {
  return [path.join("/"), owner === null ? `role:${role}` : `person:${owner}`];
}

function groupValue(
  { rule, entity, severity, labels }: Threaded,
  by: ResolvedRoute["group"]["by"][number],
): string | null {
  switch (by) {
    case "rule":
      return rule;
    case "entity":
      return entity.id;
    case "platform":
      return entity.platform;
    case "severity":
      return severity;
    default: {
      const name = by.slice("label:".length);
      return Object.hasOwn(labels, name) ? (labels[name] ?? null) : null;
    }
  }
}
