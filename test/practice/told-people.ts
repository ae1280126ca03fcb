import { readFile } from "node:fs/promises";
import type { CaughtMessage } from "@intune-om/demo-tenant";
import type { LiveOrganisation } from "./live-organisation.ts";

/** A message to a user that the mail server took, and the kind of notice that it is. */
export interface ToldMail {
  readonly to: string;
  readonly kind: string;
  /** Id of the notice. */
  readonly notice: string;
}

/**
 * Which of some messages are notices, by what came in at the mail server: its envelope says to whom, its Message-ID which
 * notice it belongs to.
 */
export async function noticesAmong(
  messages: readonly CaughtMessage[],
  { ask }: LiveOrganisation,
): Promise<readonly ToldMail[]> {
  const { deliveries } = await ask<{ deliveries: { run: string; messageId: string }[] }>([
    "deliveries",
    "--limit",
    "100000",
  ]);
  const { runs } = await ask<{ runs: { id: string; report: string }[] }>(["runs", "--limit", "10000"]);
  const reports = new Map(runs.map(({ id, report }) => [id, report]));
  const byId = new Map(deliveries.map(({ messageId, run }) => [messageId, reports.get(run) ?? ""]));
  const told: ToldMail[] = [];
  for (const { file, to } of messages) {
    const messageId = /^message-id:\s*(<[^>]+>)/im.exec(await readFile(file, "latin1"))?.[1] ?? "";
    const report = byId.get(messageId);
    if (report === undefined) throw new Error(`nobody knows the message ${messageId} in ${file}`);
    const [, notice = "", kind = ""] = /^notice:(([a-z-]+)-[0-9a-f]+)/.exec(report) ?? [];
    if (kind !== "") told.push(...to.map((address) => ({ to: address, kind, notice })));
  }
  return told;
}
