import { at, type Calendar, HOUR_MS, nowOf } from "./calendar.ts";

/** Apple has new terms on day 12; somebody accepts them on day 14. Until then Apple answers nothing else. */
const TERMS_DAYS = [12, 13];

/** What the service keeps of an answer that asks for the terms to be accepted. */
const TERMS_CODE = 3;

/** The token for tablets ends on day 44 and is renewed the day before. */
const TABLETS_END_DAY = 44;
const TABLETS_RENEWED_DAY = 43;

const YEAR_DAYS = 365;

/** A token of Apple's automated device enrollment. */
export interface EnrollmentToken {
  readonly id: string;
  readonly name: string;
  readonly appleId: string;
  readonly modified: number;
  readonly ends: number;
  readonly lastSync: number;
  readonly lastTry: number;
  readonly errorCode: number;
  /** Share of the company's Apple devices that came with it. */
  readonly share: number;
}

export function enrollmentTokens(calendar: Calendar, day: number): readonly EnrollmentToken[] {
  const now = nowOf(calendar, day);
  const tabletsEnd = day < TABLETS_RENEWED_DAY ? TABLETS_END_DAY : TABLETS_RENEWED_DAY + YEAR_DAYS;
  const waiting = TERMS_DAYS.includes(day);
  const token = (
    nth: number,
    name: string,
    appleId: string,
    ends: number,
    share: number,
  ): EnrollmentToken => ({
    id: `5b1f9a52-8f5c-4f5a-9b7e-2c4d11a8000${nth}`,
    name,
    appleId,
    modified: at(calendar, ends - YEAR_DAYS, 4.4),
    ends: at(calendar, ends, 4.4),
    lastSync: waiting ? at(calendar, (TERMS_DAYS[0] ?? 0) - 1, 20.2) : now - 2 * HOUR_MS - nth * 1_260_000,
    lastTry: now - 2 * HOUR_MS - nth * 1_260_000,
    errorCode: waiting ? TERMS_CODE : 0,
    share,
  });
  return [
    token(1, "Norrviken, telefoner och datorer", "apple@norrviken.example", 171, 0.8),
    token(2, "Norrviken, plattor i fält", "apple@norrviken.example", tabletsEnd, 0.2),
  ];
}
