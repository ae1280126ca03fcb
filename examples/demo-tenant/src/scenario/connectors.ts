import { at, type Calendar, DAY_MS, nowOf } from "./calendar.ts";

/** The push certificate ends about twenty days after day 0 and is renewed, a day late, on day 21. */
const PUSH_ENDS_DAY = 20;
const PUSH_RENEWED_DAY = 21;

/** The volume purchase token ends on day 14 and is renewed on day 16. */
const TOKEN_ENDS_DAY = 14;
const TOKEN_RENEWED_DAY = 16;

/** The threat defence partner falls silent on days 10 and 11. */
const PARTNER_SILENT = [10, 11];

const YEAR_DAYS = 365;

export interface Renewable {
  readonly modified: number;
  readonly ends: number;
}

export function pushCertificate(calendar: Calendar, day: number): Renewable {
  const renewed = day >= PUSH_RENEWED_DAY;
  const modified = at(calendar, renewed ? PUSH_RENEWED_DAY : PUSH_ENDS_DAY - YEAR_DAYS, 5.3);
  return { modified, ends: renewed ? modified + YEAR_DAYS * DAY_MS : at(calendar, PUSH_ENDS_DAY, 5.3) };
}

export interface VppToken extends Renewable {
  readonly id: string;
  readonly organization: string;
  readonly appleId: string;
  readonly state: "valid" | "expired";
  readonly lastSync: number;
  readonly syncStatus: "completed" | "failed";
}

export function vppTokens(calendar: Calendar, day: number): readonly VppToken[] {
  const now = nowOf(calendar, day);
  const renewed = day >= TOKEN_RENEWED_DAY;
  const modified = at(calendar, renewed ? TOKEN_RENEWED_DAY : TOKEN_ENDS_DAY - YEAR_DAYS, 3);
  const ends = at(calendar, renewed ? TOKEN_RENEWED_DAY + YEAR_DAYS : TOKEN_ENDS_DAY, 3);
  const expired = ends <= now;
  return [
    {
      id: "5b1f9a52-8f5c-4f5a-9b7e-2c4d11a70001",
      organization: "Norrviken Energi AB",
      appleId: "appkop@norrviken.example",
      modified,
      ends,
      state: expired ? "expired" : "valid",
      lastSync: expired ? ends - 4_000_000 : now - 5_400_000,
      syncStatus: expired ? "failed" : "completed",
    },
    {
      id: "5b1f9a52-8f5c-4f5a-9b7e-2c4d11a70002",
      organization: "Norrviken Energi AB, verkstaden",
      appleId: "verkstad.appkop@norrviken.example",
      modified: at(calendar, -100, 9),
      ends: at(calendar, 265, 9),
      state: "valid",
      lastSync: now - 9_000_000,
      syncStatus: "completed",
    },
  ];
}

export interface ThreatPartner {
  readonly id: string;
  readonly state: "enabled" | "unresponsive" | "notSetUp";
  /** Milliseconds; null: never heard from. */
  readonly heartbeat: number | null;
}

export function threatPartners(calendar: Calendar, day: number): readonly ThreatPartner[] {
  const silent = PARTNER_SILENT.includes(day);
  return [
    {
      id: "fc780465-2017-40d4-a0c5-307022471b92",
      state: silent ? "unresponsive" : "enabled",
      heartbeat: silent ? at(calendar, 9, 18.5) : nowOf(calendar, day) - 1_260_000,
    },
    { id: "c6f2a3d1-77b0-4c15-8f0e-9d2e4b6a0002", state: "notSetUp", heartbeat: null },
  ];
}
