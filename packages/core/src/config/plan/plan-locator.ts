import type { Path } from "../path.ts";
import { readYaml } from "../yaml-document.ts";

/** Tells on which line of plan.yaml a part stands, from 1; of a part that is absent, that of what is around it. */
export function createPlanLocator(text: string): (path: Path) => number {
  const yaml = readYaml(text);
  return (path) => yaml.keyAt(path).line;
}
