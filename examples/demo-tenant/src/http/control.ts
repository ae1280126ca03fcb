import type { World } from "../world.ts";
import type { Answer } from "./answer.ts";
import type { MailboxStore } from "../mail/mailbox-store.ts";
import { type Faults, parseFaults } from "./faults.ts";
import { parseJson } from "./read-body.ts";

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ControlContext {
  readonly faults: Faults;
  readonly mailboxes: Pick<MailboxStore, "sent">;
  readonly world: () => World;
  readonly setDay: (day: number) => void;
}

/** The tenant's own switches, for whoever runs it: `/_demo/state`, `/_demo/faults` and `/_demo/day`. */
export function controlAnswer(request: ControlRequest, context: ControlContext): Answer {
  if (request.method === "GET" && request.path === "/_demo/state") return state(context);
  if (request.method !== "POST") return refused(405, "only POST changes anything");
  try {
    const body = parseJson(request.body);
    if (request.path === "/_demo/faults") context.faults.set(parseFaults(body));
    else if (request.path === "/_demo/day") context.setDay(dayOf(body));
    else return refused(404, `nothing at ${request.path}`);
    return state(context);
  } catch (error) {
    return refused(400, error instanceof Error ? error.message : String(error));
  }
}

function state({ world, faults, mailboxes }: ControlContext): Answer {
  const { day, now, estate } = world();
  const body = {
    day,
    now: new Date(now).toISOString(),
    devices: estate.size,
    seed: estate.seed,
    faults: faults.list(),
    mail: mailboxes.sent.map(({ mailbox, from, to, file, bytes }) => ({ mailbox, from, to, file, bytes })),
  };
  return { status: 200, body, contentType: "application/json; charset=utf-8" };
}

function dayOf(body: unknown): number {
  const day: unknown = typeof body === "object" && body !== null && "day" in body ? body.day : undefined;
  if (typeof day !== "number") throw new TypeError('expected { "day": number }');
  return day;
}

function refused(status: number, message: string): Answer {
  return {
    status,
    body: { error: { code: "DemoControl", message } },
    contentType: "application/json; charset=utf-8",
  };
}
