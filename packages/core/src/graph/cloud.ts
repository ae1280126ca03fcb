import { isLoopback } from "../config/clouds.ts";
import type { Cloud } from "../config/config.ts";
import { OmError } from "../errors.ts";

/** The permission scope that asks for everything the application was granted in this cloud. */
export function scopeOf(cloud: Cloud): string {
  return `${cloud.graph}/.default`;
}

/**
 * Scheme and host of a cloud's Graph. A token goes there with every request, so plain http is for this machine
 * alone, whatever made the cloud. Errors: OmError `graph.cloud-address`.
 */
export function graphOrigin(cloud: Cloud): string {
  const url = URL.parse(cloud.graph);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url !== null && isSafe) return url.origin;
  throw new OmError("The Graph address is not https:.", {
    code: "graph.cloud-address",
    hint: "A token is sent with every request: use https://, or http:// on loopback only.",
  });
}
