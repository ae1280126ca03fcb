import type { EvidenceKind } from "../../config/plan/plan.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { attestation } from "./attestation.ts";
import { deliveryLog } from "./delivery-log.ts";
import { documentReview } from "./document-review.ts";
import type { EvidenceFinder } from "./evidence.ts";
import { incidentLog } from "./incident-log.ts";
import { inventory } from "./inventory.ts";
import { metric } from "./metric.ts";
import { runLog } from "./run-log.ts";
import { snapshotDiff } from "./snapshot-diff.ts";
import { trainingRecord } from "./training-record.ts";

/** How each kind of evidence is found. */
export const evidenceFinders: Readonly<Record<EvidenceKind, EvidenceFinder>> = {
  "run-log": runLog,
  acknowledgement,
  "delivery-log": deliveryLog,
  metric,
  "snapshot-diff": snapshotDiff,
  inventory,
  "document-review": documentReview,
  "training-record": trainingRecord,
  "incident-log": incidentLog,
  attestation,
};
