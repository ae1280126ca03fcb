import { isLoopback } from "@intune-om/core/base";

/** Where each cloud takes the files of a draft, by the origin of its Graph. */
const OUTLOOK: Readonly<Record<string, readonly string[]>> = {
  "https://graph.microsoft.com": ["outlook.office.com", "outlook.office365.com"],
  "https://graph.microsoft.us": ["outlook.office365.us"],
  "https://dod-graph.microsoft.us": ["outlook-dod.office365.us"],
  "https://microsoftgraph.chinacloudapi.cn": ["partner.outlook.cn"],
};

/**
 * The address that pieces of a file are put to, `null` when it leads anywhere else than to Outlook of the cloud whose
 * Graph is at `origin`. A cloud of one's own takes them on the host of its Graph, or on this machine when it is here.
 */
export function readUploadLink(link: unknown, origin: string): URL | null {
  const url = typeof link === "string" ? URL.parse(link) : null;
  const graph = URL.parse(origin);
  if (url === null || graph === null || url.username !== "" || url.password !== "") return null;
  const isHere = isLoopback(url.hostname) && isLoopback(graph.hostname);
  if (url.protocol !== "https:") return url.protocol === "http:" && isHere ? url : null;
  if (isHere || url.host === graph.host) return url;
  const hosts = Object.hasOwn(OUTLOOK, origin) ? (OUTLOOK[origin] ?? []) : [];
  return hosts.some((host) => url.host === host || url.host.endsWith(`.${host}`)) ? url : null;
}
