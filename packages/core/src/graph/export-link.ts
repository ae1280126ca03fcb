import { isLoopback } from "../config/clouds.ts";

/** Where each cloud keeps exported files, by the origin of its Graph: accounts of Azure Storage. */
const STORAGE: Readonly<Record<string, string>> = {
  "https://graph.microsoft.com": ".blob.core.windows.net",
  "https://graph.microsoft.us": ".blob.core.usgovcloudapi.net",
  "https://dod-graph.microsoft.us": ".blob.core.usgovcloudapi.net",
  "https://microsoftgraph.chinacloudapi.cn": ".blob.core.chinacloudapi.cn",
};

/**
 * The address of an exported file, `null` when it leads anywhere else than to the storage of the cloud whose Graph is
 * at `origin`. A cloud of one's own keeps its files on the host of its Graph, or on this machine when it is here.
 */
export function readExportLink(link: string, origin: string): URL | null {
  const url = URL.parse(link);
  const graph = URL.parse(origin);
  if (url === null || graph === null || url.username !== "" || url.password !== "") return null;
  const isHere = isLoopback(url.hostname) && isLoopback(graph.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isHere)) return null;
  const storage = Object.hasOwn(STORAGE, origin) ? STORAGE[origin] : undefined;
  if (storage === undefined) return isHere || url.host === graph.host ? url : null;
  const account = url.host.endsWith(storage) ? url.host.slice(0, -storage.length) : "";
  return /^[a-z0-9]{3,24}$/.test(account) ? url : null;
}
