import { createHash } from "node:crypto";
import { openStore, type StoreLocation, systemClock } from "@intune-om/core";

/** Puts a message to very many into the outbox of a store, as a posting does, and nothing more. */
export async function writeLargePosting(
  location: StoreLocation,
  { tenant, recipients }: { readonly tenant: string; readonly recipients: number },
): Promise<void> {
  const store = await openStore(location, { clock: systemClock });
  try {
    const run = await store.runs.add({
      tenant,
      report: "faults:large",
      kind: "letters",
      scheduledFor: systemClock.now(),
      request: { out: null, to: null },
    });
    const claimed = await store.runs.claim(run.id, "faults", 60_000);
    const from = { name: "Operations", address: "operations@faults.example" };
    const body = { subject: "To everybody", html: "<p>Hello.</p>", text: "Hello.\n", images: [] };
    const message = {
      key: "all",
      language: "en",
      from,
      replyTo: null,
      body,
      madeAt: systemClock.now(),
    } as const;
    await store.deliveries.fanOut(
      claimed,
      [{ ...message, leftOut: [] }],
      Array.from({ length: recipients }, (_, index) => {
        const address = `reader-${index}@faults.example`;
        return {
          recipient: { name: `Reader ${index}`, address },
          channel: "smtp",
          purpose: "reminder",
          messageId: `<${createHash("sha1").update(`${run.id} ${address}`).digest("hex")}@faults.example>`,
          messageKey: "all",
          state: "pending",
          reason: null,
        } as const;
      }),
    );
  } finally {
    await store.close();
  }
}
