import { describeOwner } from "@intune-om/core/base";
import type { DaemonLog } from "./daemon-log.ts";
import type { LeaseEvent } from "./hold-lease.ts";

/** Writes down what becomes of the lease. */
export function logLease(log: DaemonLog): (event: LeaseEvent) => void {
  return (event) => {
    switch (event.kind) {
      case "waiting": {
        const { owner, since, until } = event.lease;
        return log.warn("lease.waiting", {
          text: `waiting: ${describeOwner(owner)} works on this store`,
          holder: owner,
          since,
          until,
        });
      }
      case "taken":
        return log.info("lease.taken", {
          fence: event.lease.fence,
          ...(event.from === null ? {} : { from: event.from }),
        });
      case "renewFailed":
        return log.warn("lease.renew-failed", { error: event.error });
      case "lost":
        return log.error("lease.lost", {
          reason: event.reason,
          next: "all work stops, and it is taken again when it is free",
        });
    }
  };
}
