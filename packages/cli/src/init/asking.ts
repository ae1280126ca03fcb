import type { LocaleId, Messages } from "@intune-om/core";
import type { Questioner } from "./questioner.ts";
import type { refusals } from "./refusals.ts";

/** What every part of the questions needs. */
export interface Asking {
  readonly questioner: Questioner;
  readonly messages: Messages;
  readonly locale: LocaleId;
  readonly refuse: ReturnType<typeof refusals>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
