import { OmError, type Reporter } from "@intune-om/core/base";

/**
 * The reporter of a format; its library is loaded here and not before.
 * @throws OmError `render.unknown-format`
 */
export async function openReporter(format: string): Promise<Reporter> {
  const { reporters } = await import("@intune-om/reporters");
  const open = Object.entries(reporters).find(([known]) => known === format)?.[1];
  if (open !== undefined) return open();
  throw new OmError(`there is no reporter for ${JSON.stringify(format)}`, {
    code: "render.unknown-format",
    hint: `Use one of ${Object.keys(reporters).join(", ")} in the report's formats.`,
  });
}
