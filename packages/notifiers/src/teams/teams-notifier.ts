import type { Notifier } from "@intune-om/core/base";
import { redactText } from "@intune-om/core/base";
import { isWebPage, notNow } from "../http/answers.ts";
import type { HttpAnswer } from "../http/send-once.ts";
import {
  createPostingNotifier,
  lostAfterEnd,
  type PostingKind,
  type PostingOptions,
} from "../posting/posting-notifier.ts";
import { teamsPayload } from "./adaptive-card.ts";

/**
 * Posts messages as adaptive cards to a Teams workflow ("When a Teams webhook request is received"). Teams cannot tell
 * a card that it has already: one whose answer was lost is not posted again by itself.
 */
export function createTeamsNotifier(options: PostingOptions<"teams">): Notifier {
  return createPostingNotifier(TEAMS, options);
}

const TEAMS: PostingKind<"teams"> = {
  kind: "teams",
  open: async ({ id, url }, readSecret) => ({ id, url: await readSecret(url), secret: "" }),
  compose: (message) => ({
    headers: { "content-type": "application/json; charset=utf-8" },
    body: teamsPayload(message),
  }),
  judge: (sent, { id }, clock) => {
    if (sent.kind === "lost") return unknown(lostAfterEnd(sent.error), id);
    const { answer } = sent;
    const { status } = answer;
    const said = saidBy(answer);
    if (status < 300) {
      return isWebPage(answer)
        ? unknown(`${said}: a web page answered in place of the workflow`, id)
        : { outcome: "accepted", response: said };
    }
    // A gateway that lost the workflow behind it does not know whether that posted the card.
    if (status === 502 || status === 504) return unknown(said, id);
    if (status === 429 || status >= 500 || status === 408) return notNow(answer, said, clock);
    return { outcome: "rejected", reason: said, hint: hintOf(id, status) };
  },
};

function unknown(reason: string, id: string): { outcome: "unknown"; reason: string; hint: string } {
  const hint = `The card may have been posted. Look into the Teams channel of ${id} before it is sent again.`;
  return { outcome: "unknown", reason, hint };
}

function saidBy({ status, text }: HttpAnswer): string {
  const words = /^\s*</.test(text) ? "" : redactText(text, 200);
  return `status ${status}${words === "" ? "" : `, ${words}`}`;
}

function hintOf(id: string, status: number): string {
  if (status === 404 || status === 410)
    return `The workflow of channel ${id} was deleted or switched off: make a new one in Teams and put its address where url of the channel points.`;
  if (status === 401 || status === 403)
    return `The address of channel ${id} is no longer good: copy it anew from the workflow, whole, with what stands behind the question mark.`;
  if (status < 400)
    return `The address of channel ${id} leads on to another one, which is not followed: copy it anew.`;
  if (status === 413) return "The card is larger than Teams takes.";
  return "The workflow refused for good; read what it says, and look into its run history.";
}
