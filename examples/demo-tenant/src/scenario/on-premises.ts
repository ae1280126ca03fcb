import { at, type Calendar, nowOf } from "./calendar.ts";

/** The server NVM-PKI-02 fails in the evening of day 15 and is back on day 21. */
const DOWN_FROM_DAY = 15;
const DOWN_FROM_HOUR = 18.4;
const BACK_ON_DAY = 21;

/** A connector on a server of the company. */
export interface ServerConnector {
  readonly id: string;
  readonly name: string;
  readonly machine: string;
  readonly version: string;
  readonly enrolled: number;
  readonly lastHeard: number;
  readonly isDown: boolean;
}

/** Connectors that hand out certificates: two servers, of which the second also speaks for NDES. */
export function certificateConnectors(calendar: Calendar, day: number): readonly ServerConnector[] {
  return [
    connector(calendar, day, {
      id: "4a1f7c20-61d3-4f0e-8b5a-9c2d11a70101",
      name: "NVM-PKI-01",
      enrolled: -410,
    }),
    connector(calendar, day, {
      id: "4a1f7c20-61d3-4f0e-8b5a-9c2d11a70102",
      name: "NVM-PKI-02",
      enrolled: -388,
    }),
  ];
}

export function ndesConnectors(calendar: Calendar, day: number): readonly ServerConnector[] {
  return [
    connector(calendar, day, {
      id: "4a1f7c20-61d3-4f0e-8b5a-9c2d11a70201",
      name: "NVM-PKI-02",
      enrolled: -388,
    }),
  ];
}

/** The connector that joins new computers to the domain in the factory's network. */
export function domainJoinConnectors(calendar: Calendar, day: number): readonly ServerConnector[] {
  return [
    connector(calendar, day, {
      id: "4a1f7c20-61d3-4f0e-8b5a-9c2d11a70301",
      name: "NVM-ODJ-01",
      enrolled: -512,
    }),
  ];
}

function connector(
  calendar: Calendar,
  day: number,
  { id, name, enrolled }: { readonly id: string; readonly name: string; readonly enrolled: number },
): ServerConnector {
  const isDown = name === "NVM-PKI-02" && day > DOWN_FROM_DAY && day < BACK_ON_DAY;
  return {
    id,
    name,
    machine: `${name.toLowerCase()}.ad.norrviken.example`,
    version: "6.2406.0.1001",
    enrolled: at(calendar, enrolled, 9.7),
    lastHeard: isDown ? at(calendar, DOWN_FROM_DAY, DOWN_FROM_HOUR) : nowOf(calendar, day) - 1_740_000,
    isDown,
  };
}
