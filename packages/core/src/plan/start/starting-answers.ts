import type { LocaleId } from "../../compose/document.ts";
import type { Platform } from "../../updates/update.ts";

/** What an organisation has answered to the questions that a plan begins with. People are named by address. */
export interface StartingAnswers {
  readonly organisation: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly timeZone: string;
  readonly language: LocaleId;
  readonly people: readonly StartingPerson[];
  /** Holder and deputy by the id of the role; `om-owner` is always among them. */
  readonly team: Readonly<Record<string, { readonly holder: string; readonly deputy: string | null }>>;
  readonly reporting: {
    readonly to: readonly string[];
    readonly often: "weekly" | "monthly";
    readonly how: string | null;
  };
  readonly alerts: string | null;
  /** Figures by KPI, all of the product's suggestions, or none. */
  readonly targets: "suggested" | "none" | Readonly<Record<string, number>>;
  readonly targetsDecidedOn: string | null;
  readonly users: {
    readonly pilot: readonly string[];
    readonly platforms: readonly Platform[] | null;
    readonly needs: string | null;
  };
  readonly reached: string | null;
  readonly help: readonly { readonly title: string; readonly url: string }[];
  readonly contact: StartingContact | null;
  readonly risks: readonly { readonly title: string; readonly level: "low" | "medium" | "high" }[];
  readonly tenant: { readonly tenantId: string; readonly clientId: string };
  /** Null for mail into a folder, until there is a server. */
  readonly mail: { readonly host: string | null; readonly from: string };
}

export interface StartingPerson {
  readonly name: string;
  readonly address: string;
  readonly language: LocaleId | null;
}

export interface StartingContact {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
}
