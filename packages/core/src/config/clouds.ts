import { OmError } from "../errors.ts";
import { CLOUD_NAMES } from "./config.ts";
import type { Cloud } from "./config.ts";

type CloudName = (typeof CLOUD_NAMES)[number];

/** How a person names a cloud: a known name, or the addresses of one's own. */
export type CloudInput = CloudName | { readonly graph: string; readonly login?: string };

/** Hosts of the clouds. https://learn.microsoft.com/graph/deployments */
const CLOUDS: Readonly<Record<CloudName, { readonly graph: string; readonly login: string }>> = {
  global: { graph: "https://graph.microsoft.com", login: "https://login.microsoftonline.com" },
  "gcc-high": { graph: "https://graph.microsoft.us", login: "https://login.microsoftonline.us" },
  dod: { graph: "https://dod-graph.microsoft.us", login: "https://login.microsoftonline.us" },
  china: { graph: "https://microsoftgraph.chinacloudapi.cn", login: "https://login.chinacloudapi.cn" },
};

/**
 * Where a cloud answers, without path and trailing slash. Without `login` the addresses are for a sign-in
 * that needs none, and the global one stands in.
 * @throws OmError `config.cloud` when an address is not one: see {@link findOriginFault}.
 */
export function resolveCloud(input: CloudInput): Cloud {
  if (typeof input === "string") return { name: input, ...CLOUDS[input] };
  const { graph, login = CLOUDS.global.login } = input;
  const fault = findOriginFault(graph) ?? findOriginFault(login);
  if (fault !== null)
    throw new OmError(`The address of the cloud ${fault.message}`, { code: "config.cloud", hint: fault.fix });
  return { name: "custom", graph: new URL(graph).origin, login: new URL(login).origin };
}

/**
 * Why a text is no address of a cloud, or null: an `https:` URL without path (a version such as `/v1.0` or
 * `/beta` at its end is forgiven), or `http:` when the host is this machine.
 */
export function findOriginFault(text: string): { readonly message: string; readonly fix: string } | null {
  const fix = "Write scheme and host, for example https://graph.microsoft.com.";
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//i.test(text)) return { message: "is no web address", fix };
  if (url.username !== "" || url.password !== "") {
    return { message: "holds a user name or password", fix: `${fix} How to sign in belongs in auth.` };
  }
  if (url.search !== "" || url.hash !== "" || !/^\/?(?:(?:v1\.0|beta)\/?)?$/.test(url.pathname)) {
    return { message: "has more than scheme and host", fix };
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return {
      message: "would send the token in clear",
      fix: "Write https://; plain http is for this machine (127.0.0.1) only.",
    };
  }
  return null;
}

/** Whether a host name or address is this machine's own. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
}
