import type { Message, Notifier } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import { headerFields } from "./mime/check-headers.ts";
import { testMessage } from "./test-message.contract.ts";

/**
 * How the other side can be made to behave: it puts off, it slows down, it refuses for good, it takes the whole
 * message and hangs up or says nothing more, it isn't there at all.
 */
export const BEHAVIOURS = ["temporary", "throttle", "permanent", "lost", "silent", "away"] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** A notifier and the place that it hands messages to. */
export interface NotifierSubject {
  readonly notifier: Notifier;
  /** What arrived, each whole: a mail as bytes read as latin1, a post as the text of its body. */
  readonly arrived: () => Promise<readonly string[]>;
  /** From now on; `well` takes everything, and is how it begins. */
  readonly behave?: (behaviour: Behaviour | "well") => Promise<void> | void;
  /** Until a message has arrived whole. Needed for `silent`. */
  readonly taken?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface NotifierTraits {
  readonly channel: string;
  /** Mail to the mailbox in `message.to`, or a post to the place that is named there. */
  readonly carries: "mail" | "post";
  /** The name of the place, for a post. */
  readonly destination?: string;
  /** What its other side can be made to do. */
  readonly behaviours: readonly Behaviour[];
  /**
   * What becomes of a message whose answer was lost after its end: `unknown`, unless the other side knows a message
   * that it has by its id, and it may be `deferred`.
   */
  readonly lost?: "unknown" | "deferred";
  readonly start: () => Promise<NotifierSubject>;
}

/** What every notifier must do, those of plug-ins too. Call it in the notifier's own test file. */
export function describeNotifier(traits: NotifierTraits): void {
  const { channel, carries, behaviours, destination = "" } = traits;
  describe(`the notifier ${channel}`, () => {
    const running: NotifierSubject[] = [];
    const begin = async (): Promise<NotifierSubject> => {
      const subject = await traits.start();
      running.push(subject);
      return subject;
    };
    const message = (changes: Partial<Message> = {}): Message =>
      testMessage(
        carries === "mail" ? changes : { to: { name: destination, address: destination }, ...changes },
      );

    afterEach(async () => {
      for (const subject of running.splice(0)) {
        await subject.notifier.close();
        await subject.close();
      }
    });

    it("names its channel and verifies without handing anything over", async () => {
      const { notifier, arrived } = await begin();
      expect(notifier.channel).toBe(channel);
      await notifier.verify();
      expect(await arrived()).toStrictEqual([]);
    });

    if (carries === "mail") {
      it("hands over the message to its one recipient", async () => {
        const { notifier, arrived } = await begin();
        expect(await notifier.deliver(message())).toMatchObject({ outcome: "accepted" });
        const [raw, ...more] = await arrived();
        expect(more).toStrictEqual([]);
        const fields = new Map(
          headerFields(Buffer.from(raw ?? "", "latin1")).map((field) => [field.name, field.value]),
        );
        expect(fields.get("Message-ID")).toBe("<run-1.asa.report@intune-om.contoso.com>");
        expect(fields.get("To")).toMatch(/ <asa@contoso\.com>$/);
        expect(fields.get("Reply-To")).toMatch(/^Servicedesk <servicedesk@contoso\.com>$/);
        expect(fields.get("Auto-Submitted")).toBe("auto-generated");
        expect(fields.has("In-Reply-To")).toBe(false);
        expect(fields.has("References")).toBe(false);
      });

      it("says which message it goes on from, for mail programs that show both together", async () => {
        const { notifier, arrived } = await begin();
        const references = [`<${"a".repeat(40)}@contoso.com>`, `<${"b".repeat(40)}@contoso.com>`];
        const thread = { inReplyTo: references[1] ?? "", references };
        expect(await notifier.deliver(message({ thread }))).toMatchObject({ outcome: "accepted" });
        const [raw = ""] = await arrived();
        const fields = new Map(
          headerFields(Buffer.from(raw, "latin1")).map((field) => [field.name, field.value]),
        );
        expect(fields.get("In-Reply-To")).toBe(thread.inReplyTo);
        expect(fields.get("References")).toBe(references.join(" "));
      });
    }

    if (carries === "post") {
      it("posts what the message says, and its files by name alone", async () => {
        const { notifier, arrived } = await begin();
        expect(await notifier.deliver(message())).toMatchObject({ outcome: "accepted" });
        const [body = "", ...more] = await arrived();
        expect(more).toStrictEqual([]);
        expect(body).toContain("Veckorapport: 3 åtgärder väntar 🚧");
        expect(body).toContain("Veckorapport åäö.pdf");
        expect(body).not.toContain(Buffer.from("%PDF-1.7 test").toString("base64"));
        expect(body).not.toContain("asa@contoso.com");
      });
    }

    it("hands over the same bytes again for the same message", async () => {
      const first = await begin();
      const second = await begin();
      await first.notifier.deliver(message());
      await second.notifier.deliver(message());
      const arrived = await second.arrived();
      expect(arrived).toHaveLength(1);
      expect(arrived).toStrictEqual(await first.arrived());
    });

    it("delivers several messages at once, each once", async () => {
      const { notifier, arrived } = await begin();
      const subjects = [1, 2, 3, 4, 5, 6].map((n) => `number-${n}`);
      const outcomes = await Promise.all(
        subjects.map((subject) =>
          notifier.deliver(message({ subject, messageId: `<${subject}@contoso.com>` })),
        ),
      );
      expect(outcomes.map((outcome) => outcome.outcome)).toStrictEqual(Array(6).fill("accepted"));
      const found = (await arrived()).map((text) => /number-\d/.exec(text)?.[0] ?? "");
      expect(new Set(found)).toStrictEqual(new Set(subjects));
      expect(found).toHaveLength(subjects.length);
    });

    it.each(carries === "mail" ? HOSTILE_MAIL : HOSTILE_POST)(
      "rejects %s, and hands nothing over",
      async (_name, changes) => {
        const { notifier, arrived } = await begin();
        const outcome = await notifier.deliver(message(changes));
        expect(outcome).toMatchObject({ outcome: "rejected", hint: expect.stringMatching(/\.$/) });
        expect(await arrived()).toStrictEqual([]);
      },
    );

    it("hands nothing over when it was stopped before", async () => {
      const { notifier, arrived } = await begin();
      const outcome = await notifier.deliver(message(), { signal: AbortSignal.abort(new Error("enough")) });
      expect(outcome).toMatchObject({ outcome: "deferred", hint: expect.stringMatching(/\.$/) });
      expect(await arrived()).toStrictEqual([]);
    });

    it("can be closed twice", async () => {
      const { notifier } = await begin();
      await notifier.deliver(message());
      await notifier.close();
      await notifier.close();
    });

    const afterEnd =
      traits.lost === "deferred" ? { outcome: "deferred", cause: "network" } : { outcome: "unknown" };
    const table = [
      ["temporary", "puts off", { outcome: "deferred", cause: "temporary" }],
      ["throttle", "asks for less at once", { outcome: "deferred", cause: "throttle" }],
      ["permanent", "refuses for good", { outcome: "rejected" }],
      ["lost", "hangs up after the end of the message", afterEnd],
      ["away", "is not there", { outcome: "deferred", cause: "network" }],
    ] as const;

    describe.each(table.filter(([behaviour]) => behaviours.includes(behaviour)))(
      "when the other side is %s",
      (behaviour, does, expected) => {
        it(`says what became of the message: whoever ${does}`, async () => {
          const { notifier, behave } = await begin();
          await behave?.(behaviour);
          const outcome = await notifier.deliver(message());
          expect(outcome).toMatchObject({ ...expected, hint: expect.stringMatching(/\.$/) });
          expect("reason" in outcome && outcome.reason).toMatch(/\S/);
        });
      },
    );

    if (behaviours.includes("temporary")) {
      it("hands over the same message when it is tried again, once", async () => {
        const { notifier, arrived, behave } = await begin();
        await behave?.("temporary");
        expect(await notifier.deliver(message())).toMatchObject({ outcome: "deferred" });
        await behave?.("well");
        expect(await notifier.deliver(message())).toMatchObject({ outcome: "accepted" });
        expect(await arrived()).toHaveLength(1);
      });
    }

    if (behaviours.includes("silent")) {
      it("does not wait for an answer beyond its deadline, and knows that the message was given away", async () => {
        const { notifier, behave, taken } = await begin();
        await behave?.("silent");
        const stop = new AbortController();
        const outcome = notifier.deliver(message(), { signal: stop.signal });
        await taken?.();
        stop.abort(new Error("the lease ended"));
        expect(await outcome).toMatchObject(afterEnd);
      });
    }
  });
}

type Hostile = readonly [name: string, changes: Partial<Message>];

const HOSTILE_ID: Hostile = [
  "a message id that would end its line",
  { messageId: "<a@b>\r\nBcc: <evil@x.com>" },
];

const HOSTILE_MAIL: readonly Hostile[] = [
  ["a recipient that hides another", { to: { name: "", address: "a@b.com\r\nBcc: evil@x.com" } }],
  ["a list of recipients", { to: { name: "", address: "a@b.com,c@d.com" } }],
  ["a recipient without a domain", { to: { name: "", address: "@" } }],
  ["a sender that is none", { from: { name: "", address: "a@b@c.com" } }],
  ["an address for answers that hides another", { replyTo: { name: "", address: "a@b.com, evil@x.com" } }],
  HOSTILE_ID,
  [
    "an answered message that would end its line",
    { thread: { inReplyTo: "<a@b>\r\nBcc: <evil@x.com>", references: [] } },
  ],
  [
    "a line of messages that hides a header",
    { thread: { inReplyTo: "<a@b.com>", references: ["<a@b.com>", "<c@d.com>\r\nBcc: evil@x.com"] } },
  ],
];

const HOSTILE_POST: readonly Hostile[] = [
  ["a place that is not configured", { to: { name: "", address: "elsewhere" } }],
  ["a place that would end its line", { to: { name: "", address: "ops\r\nX-Header: evil" } }],
  ["an address of its own", { to: { name: "", address: "https://evil.example/" } }],
  ["a language that would end its line", { language: "sv\r\nX: y" }],
  HOSTILE_ID,
];
