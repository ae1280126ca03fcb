import type { Notifier } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import { headerFields } from "./mime/check-headers.ts";
import { testMessage } from "./test-message.contract.ts";

/** A notifier and the place that it hands messages to. */
export interface NotifierSubject {
  readonly notifier: Notifier;
  /** The messages that arrived, each whole as bytes read as latin1. */
  readonly arrived: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What every notifier that carries mail must do. Call it in the notifier's own test file. */
export function describeNotifier(channel: string, start: () => Promise<NotifierSubject>): void {
  describe(`the notifier ${channel}`, () => {
    const running: NotifierSubject[] = [];
    const begin = async (): Promise<NotifierSubject> => {
      const subject = await start();
      running.push(subject);
      return subject;
    };

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

    it("hands over the message to its one recipient", async () => {
      const { notifier, arrived } = await begin();
      expect(await notifier.deliver(testMessage())).toMatchObject({ outcome: "accepted" });
      const [raw, ...more] = await arrived();
      expect(more).toStrictEqual([]);
      const fields = new Map(
        headerFields(Buffer.from(raw ?? "", "latin1")).map((field) => [field.name, field.value]),
      );
      expect(fields.get("Message-ID")).toBe("<run-1.asa.report@intune-om.contoso.com>");
      expect(fields.get("To")).toMatch(/ <asa@contoso\.com>$/);
      expect(fields.get("Reply-To")).toMatch(/^Servicedesk <servicedesk@contoso\.com>$/);
      expect(fields.get("Auto-Submitted")).toBe("auto-generated");
    });

    it("hands over the same bytes again for the same message", async () => {
      const first = await begin();
      const second = await begin();
      await first.notifier.deliver(testMessage());
      await second.notifier.deliver(testMessage());
      expect(await second.arrived()).toStrictEqual(await first.arrived());
    });

    it("delivers several messages at once, each once", async () => {
      const { notifier, arrived } = await begin();
      const messages = [1, 2, 3, 4].map((n) => testMessage({ messageId: `<run-${n}@contoso.com>` }));
      const outcomes = await Promise.all(messages.map((message) => notifier.deliver(message)));
      expect(outcomes.map((outcome) => outcome.outcome)).toStrictEqual(Array(4).fill("accepted"));
      const ids = (await arrived()).map((raw) => /Message-ID: <(.*?)@/.exec(raw)?.[1]);
      expect(ids).toHaveLength(4);
      expect(new Set(ids)).toStrictEqual(new Set(["run-1", "run-2", "run-3", "run-4"]));
    });

    it.each([
      ["a recipient that hides another", { to: { name: "", address: "a@b.com\r\nBcc: evil@x.com" } }],
      ["a list of recipients", { to: { name: "", address: "a@b.com,c@d.com" } }],
      ["a recipient without a domain", { to: { name: "", address: "@" } }],
      ["a sender that is none", { from: { name: "", address: "a@b@c.com" } }],
      [
        "an address for answers that hides another",
        { replyTo: { name: "", address: "a@b.com, evil@x.com" } },
      ],
      ["a message id that would end its line", { messageId: "<a@b>\r\nBcc: <evil@x.com>" }],
    ])("rejects %s, and hands nothing over", async (_name, changes) => {
      const { notifier, arrived } = await begin();
      const outcome = await notifier.deliver(testMessage(changes));
      expect(outcome).toMatchObject({ outcome: "rejected", hint: expect.stringMatching(/\.$/) });
      expect(await arrived()).toStrictEqual([]);
    });

    it("hands nothing over when it was stopped before", async () => {
      const { notifier, arrived } = await begin();
      const outcome = await notifier.deliver(testMessage(), {
        signal: AbortSignal.abort(new Error("enough")),
      });
      expect(outcome.outcome).toBe("deferred");
      expect(await arrived()).toStrictEqual([]);
    });
  });
}
