import { ROUTES } from "../routes/index.ts";
import type { Route, Version } from "../routes/route.ts";
import { noSegment, Refusal } from "./answer.ts";

export interface Found {
  readonly route: Route;
  readonly keys: readonly string[];
}

/** @throws Refusal 400 with the first segment that leads nowhere, or 405 when only the method is wrong. */
export function findRoute(method: string, version: Version, segments: readonly string[]): Found {
  let deepest = 0;
  let otherMethod = false;
  for (const route of ROUTES) {
    if (!route.versions.includes(version)) continue;
    const wanted = route.path.split("/");
    const depth = commonDepth(wanted, segments);
    deepest = Math.max(deepest, depth);
    if (depth !== segments.length || depth !== wanted.length) continue;
    if (route.method === method) return { route, keys: segments.filter((_, at) => wanted[at] === "{}") };
    otherMethod = true;
  }
  if (otherMethod) {
    throw new Refusal(
      405,
      "Request_BadRequest",
      "Specified HTTP method is not allowed for the request target.",
    );
  }
  throw noSegment(segments[deepest] ?? segments.at(-1) ?? "");
}

function commonDepth(wanted: readonly string[], given: readonly string[]): number {
  const end = Math.min(wanted.length, given.length);
  for (let at = 0; at < end; at++) {
    const [one, other] = [wanted[at] ?? "", given[at] ?? ""];
    const fits = one === "{}" ? !other.startsWith("$") : one.toLowerCase() === other.toLowerCase();
    if (!fits) return at;
  }
  return end;
}
