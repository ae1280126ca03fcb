import { at, type Calendar } from "./calendar.ts";

/** A secret or certificate of an application. */
export interface Credential {
  readonly keyId: string;
  readonly name: string | null;
  readonly from: number;
  readonly ends: number;
}

/** An application that is registered in the tenant. */
export interface Application {
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly created: number;
  readonly secrets: readonly Credential[];
  readonly certificates: readonly Credential[];
}

/** The printers' secret ends on day 62; a new one is there from day 58 on, and the old one is taken out on day 63. */
const PRINTER_RENEWED_DAY = 58;
const PRINTER_ENDS_DAY = 62;

/** Registered applications; the one that watches Intune has the client id that the tenant was started with. */
export function applications(calendar: Calendar, day: number, clientId: string): readonly Application[] {
  const credential = (nth: number, name: string | null, from: number, ends: number): Credential => ({
    keyId: `b7d2f4a6-0c11-4e58-9d37-5a0f11a7${String(nth).padStart(4, "0")}`,
    name,
    from: at(calendar, from, 8.5),
    ends: at(calendar, ends, 8.5),
  });
  const application = (
    nth: number,
    name: string,
    secrets: readonly Credential[],
    certificates: readonly Credential[] = [],
  ): Application => ({
    id: `6f5e0d1c-9a34-4b27-8c16-2e7d11a7${String(nth).padStart(4, "0")}`,
    appId: `a09c4e73-52b8-4d1f-b6e9-8f3011a7${String(nth).padStart(4, "0")}`,
    name,
    created: at(calendar, -1000 - nth * 17, 10.4),
    secrets,
    certificates,
  });
  const printers = [
    ...(day > PRINTER_ENDS_DAY ? [] : [credential(1, "2024", -303, PRINTER_ENDS_DAY)]),
    ...(day < PRINTER_RENEWED_DAY ? [] : [credential(2, "2027", PRINTER_RENEWED_DAY, 420)]),
  ];
  return [
    application(1, "Skrivarhantering", printers),
    { ...application(2, "Intune-driften", [credential(3, null, -205, 160)]), appId: clientId },
    application(
      3,
      "Ärendesystemets koppling",
      [credential(4, "gammal", -930, -200), credential(5, "produktion", -210, 520)],
      [credential(6, "CN=arende.norrviken.example", -290, 75)],
    ),
    application(4, "Lönesystemet", []),
  ];
}
