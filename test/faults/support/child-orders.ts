import type { CheckpointName } from "@intune-om/core";

/** A moment of a process, for the n-th time. */
export interface Moment {
  readonly point: CheckpointName;
  /** From 1. */
  readonly nth: number;
}

/** What a process under test is told when it starts. */
export interface ChildOrders {
  /** It kills itself there, as a power cut would. */
  readonly killAt: Moment;
  /** It stands still there until it is told to go on. */
  readonly holdAt: Moment;
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs: number;
  /** Pages of 4,096 bytes that the file of a store has room for, as on a disk that is full. */
  readonly mostPages: number;
}

/** What it is told later. */
export type ToChild =
  | { readonly kind: "goOn"; readonly point: CheckpointName }
  | { readonly kind: "clock"; readonly aheadMs: number };

export type FromChild = { readonly kind: "reached"; readonly point: CheckpointName };
