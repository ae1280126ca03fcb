import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createFeedFetcher, inspectFeed } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";

export interface InspectOptions {
  readonly source: string;
  readonly kind?: string;
  readonly allowPrivate: boolean;
}

/** `updates inspect`: how a page or feed is read, with everything that was repaired or passed over. */
export const inspectUpdates: Action<InspectOptions> = async ({ options, output, cwd, signal }) => {
  const url = /^https?:\/\//i.test(options.source)
    ? options.source
    : pathToFileURL(resolve(cwd, options.source.replace(/^file:(?:\/\/)?/i, ""))).href;
  output.progress(`Reading ${options.source}`);
  const fetcher = createFeedFetcher({ allowFiles: true });
  const fetched = await fetcher.read(url, { signal, allowPrivate: options.allowPrivate });
  const inspection = await inspectFeed(fetched, options.kind);
  output.result(inspection, () => {
    const rows = inspection.items.map(({ week, publishedAt, key, platforms, title }) => [
      week ?? publishedAt?.slice(0, 10) ?? "",
      key,
      platforms.join(" "),
      title,
    ]);
    const problems = inspection.problems.map(({ code, message }) => `${code}: ${message}`);
    const head = `${inspection.kind}: ${inspection.items.length} items, ${problems.length} problems`;
    return [
      head,
      "",
      textTable(["WHEN", "KEY", "PLATFORMS", "TITLE"], rows),
      ...(problems.length === 0 ? [] : ["", ...problems]),
    ].join("\n");
  });
  return EXIT.done;
};
