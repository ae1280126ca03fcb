import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlertWorld, alertWorld } from "../../test-support/alert-world.ts";
import { suppression } from "../../test-support/alerts.ts";
import { person } from "../../test-support/plans.ts";
import { isWeekday } from "../calendar/work-calendar.ts";
import type { AlertRecipient } from "./alert-message.ts";
import { isAtWork } from "./routing/at-work.ts";
import { ALERT_SEVERITIES } from "./severity.ts";

/** A Friday, 14:00 in Stockholm. */
const START = Date.parse("2026-11-27T13:00:00Z");
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const KEYS = ["malware-active:a", "malware-active:b", "licences:c"] as const;

const PEOPLE = [
  person("asa", { deputy: "bo", absences: [{ from: "2026-11-28", to: "2026-11-28", deputy: null }] }),
  person("bo"),
  person("york", { timeZone: "America/New_York" }),
  person("cia"),
];

const step = fc.record({
  afterMinutes: fc.nat(400),
  key: fc.constantFrom(...KEYS),
  act: fc.oneof(
    fc.record({ kind: fc.constant("open" as const), severity: fc.constantFrom(...ALERT_SEVERITIES) }),
    fc.record({ kind: fc.constant("worse" as const), severity: fc.constantFrom(...ALERT_SEVERITIES) }),
    fc.constant({ kind: "resolve" as const }),
    fc.record({ kind: fc.constant("acknowledge" as const), by: fc.constantFrom("asa", "bo") }),
    fc.record({ kind: fc.constant("assign" as const), to: fc.constantFrom("bo", "york", null) }),
    fc.constant({ kind: "unknown" as const }),
    fc.constant({ kind: "known" as const }),
    fc.record({ kind: fc.constant("suppress" as const), minutes: fc.integer({ min: 1, max: 900 }) }),
  ),
});
type Step = ReturnType<typeof step.generate>["value"];

const world = (): AlertWorld =>
  alertWorld({
    at: new Date(START).toISOString(),
    people: PEOPLE,
    channels: [{ id: "ops", kind: "teams" } as never],
    route: {
      to: [{ kind: "owner" }, { kind: "onCall", rota: "night" }],
      outOfHours: [{ kind: "person", person: "cia" }],
      routes: [
        {
          id: "licences",
          when: { severity: null, rule: ["licences"], tenant: null, platform: null, labels: {} },
          to: [
            { kind: "role", role: "om-owner" },
            { kind: "person", person: "york" },
          ],
          channels: ["ops"],
          urgency: null,
          hours: null,
          outOfHours: null,
          group: null,
          repeatHours: 12,
          escalate: null,
          routes: [],
        },
      ],
    },
    policy: {
      onCall: [
        {
          id: "night",
          timeZone: "Europe/Stockholm",
          people: ["bo", "york"],
          startsOn: "2026-11-02",
          handover: "09:30",
          everyDays: 1,
          hours: { days: ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"], from: "16:30", to: "07:10" },
        },
      ],
    },
  });

function take(of: AlertWorld, { key, act }: Step): void {
  const known = of.alert(key);
  const isKnown = known.key === key && known.rule === key.split(":")[0];
  const isOpen = isKnown && known.state !== "resolved";
  const at = of.now();
  if (act.kind === "open" && !isKnown) of.set(key, { severity: act.severity });
  if (act.kind === "open" && isKnown && !isOpen) of.reopen(key);
  if (!isOpen) return;
  if (act.kind === "worse") of.set(key, { severity: act.severity, stage: known.stage + 1 });
  if (act.kind === "resolve") of.resolve(key);
  if (act.kind === "acknowledge")
    of.set(key, { state: "acknowledged", acknowledged: { by: act.by, at, note: null } });
  if (act.kind === "assign") of.set(key, { owner: act.to });
  if (act.kind === "unknown") of.set(key, { unknownSince: at });
  if (act.kind === "known") of.set(key, { unknownSince: null });
  if (act.kind === "suppress")
    of.suppress(
      suppression({
        scope: { alert: key },
        from: at,
        until: new Date(at.getTime() + act.minutes * MINUTE_MS),
      }),
    );
}

function lived(steps: readonly Step[], how: "whenDue" | "eachMinute", days: number): AlertWorld {
  const of = world();
  let at = START;
  for (const one of steps) {
    at += one.afterMinutes * MINUTE_MS;
    if (at > of.now().getTime()) of.until(new Date(at).toISOString(), how);
    take(of, one);
  }
  of.until(new Date(at + days * DAY_MS).toISOString(), how);
  return of;
}

function nameOf(to: AlertRecipient): string {
  return to.kind === "mail" ? to.address : to.channel;
}

const scripts = fc.array(step, { maxLength: 12 });

describe("messages about alerts", () => {
  it("are the same whether somebody looks each minute or only when something is due", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        expect(lived(steps, "whenDue", 1).lines()).toEqual(lived(steps, "eachMinute", 1).lines());
      }),
      { numRuns: 6 },
    );
  });

  it("are decided once: asked again at the same time there is nothing", () => {
    fc.assert(
      fc.property(scripts, (steps) => {
        const of = lived(steps, "whenDue", 0);
        const again = of.look();
        expect([again.messages, again.changed, again.threads, again.events]).toEqual([[], [], [], []]);
        expect(again.nextAt === null || again.nextAt > of.now()).toBe(true);
      }),
    );
  });

  it("have a name each, and tell nobody the same twice", () => {
    fc.assert(
      fc.property(scripts, (steps) => {
        const messages = lived(steps, "whenDue", 4).messages();
        expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
        const said = messages.flatMap(({ to, step: number, items }) =>
          to.flatMap((one) =>
            items
              .filter(({ why }) => why !== "still" && why !== "worse")
              .map(({ alert, episode, why }) =>
                [nameOf(one), alert, episode, why, why === "escalated" ? number : 0].join(),
              ),
          ),
        );
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  it("are repeated to people at work alone", () => {
    const everyWeekday = { isWorkingDay: isWeekday };
    fc.assert(
      fc.property(scripts, (steps) => {
        const repeats = lived(steps, "whenDue", 8)
          .messages()
          .filter(({ kind }) => kind === "repeat");
        for (const { to, at } of repeats)
          for (const one of to) {
            const who = PEOPLE.find(({ id }) => one.kind === "mail" && one.person === id);
            expect(who !== undefined && isAtWork(who, at, everyWeekday)).toBe(true);
          }
      }),
    );
  });

  it("tell of everything that is open and not silent within days", () => {
    fc.assert(
      fc.property(scripts, (steps) => {
        const of = lived(steps, "whenDue", 5);
        for (const key of KEYS) {
          const { state, unknownSince, told, episode, key: known } = of.alert(key);
          if (known !== key || state !== "open" || unknownSince !== null) continue;
          expect(told?.episode).toBe(episode);
        }
      }),
    );
  });

  it("end for everybody who was told with one word that it is over", () => {
    fc.assert(
      fc.property(scripts, (steps) => {
        const of = lived(steps, "whenDue", 0);
        for (const key of KEYS) if (of.alert(key).key === key) of.resolve(key);
        of.until(new Date(of.now().getTime() + 6 * DAY_MS).toISOString());
        const heard = new Map<string, string[]>();
        for (const { to, items } of of.messages())
          for (const one of to)
            for (const { alert, why } of items) {
              const name = `${nameOf(one)} ${alert}`;
              heard.set(name, [...(heard.get(name) ?? []), why]);
            }
        for (const whys of heard.values()) {
          expect(whys.at(-1)).toBe("resolved");
          expect(
            whys.some((why, index) => why === "resolved" && (index === 0 || whys[index - 1] === "resolved")),
          ).toBe(false);
        }
      }),
    );
  });
});
