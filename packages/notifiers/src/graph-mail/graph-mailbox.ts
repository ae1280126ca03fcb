import type { Clock } from "@intune-om/core";
import type { GraphCalls } from "./graph-calls.ts";

/** The mailbox that sends, and the way to it. */
export interface GraphMailbox {
  readonly calls: GraphCalls;
  readonly clock: Clock;
  /** Its address. */
  readonly mailbox: string;
  /** Its path below the version. */
  readonly path: string;
  /** Scheme and host of the cloud's Graph. */
  readonly origin: string;
}
