import type { LocaleId } from "../compose/document.ts";
import type { ChannelKind } from "../config/config.ts";
import type { MailAddress } from "../deliver/address.ts";
import type { Rendered } from "./render-stage.ts";
import type { RunContext } from "./report-runner.ts";

/** Where one message of a run goes: to a person by mail, or to a channel that is named by its id. */
export interface Target {
  readonly recipient: MailAddress;
  readonly channel: string;
  readonly language: LocaleId;
}

/**
 * The channels that a report is posted to beside the mail, in the report's language, or where each reader has an own
 * one in that of the organisation. A run for one address alone is posted nowhere else.
 */
export function channelTargets(
  { deps: { config }, run }: RunContext,
  { report, documents }: Pick<Rendered, "report" | "documents">,
): readonly Target[] {
  const wanted = report.language === "recipient" ? config.locale : report.language;
  const language = documents.has(wanted) ? wanted : [...documents.keys()][0];
  if (run.request.to !== null || language === undefined) return [];
  const kinds = new Map<string, ChannelKind>(config.channels.map(({ id, kind }) => [id, kind]));
  return report.channels.flatMap((id) => {
    const kind = kinds.get(id);
    return kind === undefined ? [] : [{ recipient: { name: id, address: id }, channel: kind, language }];
  });
}
