import { z } from "zod";
import { configSchema } from "./config-schema.ts";
import { planSchema } from "./plan/plan-schema.ts";

/**
 * The JSON Schemas of both files (draft 7, which editors' YAML support reads), by file name. They come from
 * the schemas that check the files; what only a check can tell (references, dates that exist) is not in them.
 */
export function jsonSchemas(): Readonly<Record<string, object>> {
  const plan = planSchema("plan.yaml", { locale: "en", timeZone: "UTC", knownSections: [], knownKpis: [] });
  return {
    "intune-om.schema.json": toJsonSchema(configSchema("intune-om.yaml")),
    "plan.schema.json": toJsonSchema(plan),
  };
}

function toJsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { target: "draft-7", io: "input" });
}
