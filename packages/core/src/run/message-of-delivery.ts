import type { Message } from "../deliver/notifier.ts";
import { LANGUAGES } from "../locales/index.ts";
import type { StoredArtifact } from "../store/artifacts.ts";
import type { StoredMessage } from "../store/delivery-row.ts";
import type { ClaimedDelivery } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";

/** Messages and files that are kept at hand: those of a run are asked for once for each of its recipients. */
const KEPT_RUNS = 4;

/** The message of a delivery as it was stored, with the files of its run in its language. */
export function createMessageLoader(
  store: Pick<Store, "deliveries" | "artifacts">,
): (claimed: ClaimedDelivery) => Promise<Message> {
  const files = keptByKey((run: string) => store.artifacts.list(run));
  const messages = keptByKey((id: string) => store.deliveries.message(id));
  return async ({ run, delivery }) => {
    const stored = await messages(delivery.message);
    const artifacts = await files(run.id);
    return {
      from: stored.from,
      to: delivery.recipient,
      replyTo: stored.replyTo,
      subject: stored.body.subject,
      html: stored.body.html,
      text: stored.body.text,
      images: stored.body.images,
      attachments: artifacts.filter((artifact) => goesWith(stored, artifact)),
      messageId: delivery.messageId,
      date: stored.madeAt,
      language: LANGUAGES[stored.language].tag,
      purpose: delivery.purpose,
      ...(stored.thread === undefined ? {} : { thread: stored.thread }),
      ...stored.content,
    };
  };
}

function goesWith({ language, leftOut }: StoredMessage, artifact: StoredArtifact): boolean {
  return artifact.language === language && !leftOut.some(({ fileName }) => fileName === artifact.fileName);
}

/** Loads each value once while it is among the last that were asked for. */
function keptByKey<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const value = kept.get(key) ?? load(key);
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_RUNS && oldest !== undefined) kept.delete(oldest);
    value.catch(() => kept.delete(key));
    return value;
  };
}
