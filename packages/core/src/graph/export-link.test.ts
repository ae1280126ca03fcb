import { describe, expect, it } from "vitest";
import { readExportLink } from "./export-link.ts";

const GLOBAL = "https://graph.microsoft.com";
const HERE = "http://127.0.0.1:8080";

describe("the link to an exported file", () => {
  it.each([
    [GLOBAL, "https://amsua0702repexpstorage.blob.core.windows.net/a/b.zip?sig=x"],
    ["https://graph.microsoft.us", "https://storage1.blob.core.usgovcloudapi.net/a.zip"],
    ["https://dod-graph.microsoft.us", "https://storage1.blob.core.usgovcloudapi.net/a.zip"],
    ["https://microsoftgraph.chinacloudapi.cn", "https://storage1.blob.core.chinacloudapi.cn/a.zip"],
    ["https://graph.contoso.example", "https://graph.contoso.example/files/a.zip"],
    [HERE, "http://127.0.0.1:9090/a.zip"],
    [HERE, "http://localhost:9090/a.zip"],
  ])("of %s may be %s", (origin, link) => {
    expect(readExportLink(link, origin)?.href).toBe(link);
  });

  it.each([
    ["in clear", GLOBAL, "http://storage1.blob.core.windows.net/a.zip"],
    ["at another port", GLOBAL, "https://storage1.blob.core.windows.net:8443/a.zip"],
    ["with a password", GLOBAL, "https://me:pw@storage1.blob.core.windows.net/a.zip"],
    ["in a domain that only begins so", GLOBAL, "https://storage1.blob.core.windows.net.evil.example/a.zip"],
    ["in a domain that only ends so", GLOBAL, "https://evil-blob.core.windows.net/a.zip"],
    ["without an account", GLOBAL, "https://.blob.core.windows.net/a.zip"],
    ["below an account", GLOBAL, "https://a.storage1.blob.core.windows.net/a.zip"],
    ["in another cloud", GLOBAL, "https://storage1.blob.core.chinacloudapi.cn/a.zip"],
    ["on Graph itself", GLOBAL, "https://graph.microsoft.com/v1.0/users"],
    ["on this machine", GLOBAL, "http://127.0.0.1/a.zip"],
    ["at the metadata service", GLOBAL, "http://169.254.169.254/metadata"],
    ["elsewhere from this machine", HERE, "http://10.0.0.1/a.zip"],
    ["in Azure from a cloud of one's own", HERE, "https://storage1.blob.core.windows.net/a.zip"],
    ["on a neighbour", "https://graph.contoso.example", "https://files.contoso.example/a.zip"],
    ["no address", GLOBAL, "storage1.blob.core.windows.net/a.zip"],
    ["a file", GLOBAL, "file:///etc/passwd"],
  ])("is refused %s", (_what, origin, link) => {
    expect(readExportLink(link, origin)).toBeNull();
  });
});
