import { describe, expect, it } from "vitest";
import { readUploadLink } from "./upload-link.ts";

const GLOBAL = "https://graph.microsoft.com";

describe("the address that pieces of a file are put to", () => {
  it.each([
    [GLOBAL, "https://outlook.office.com/api/v2.0/Users('a')/AttachmentSessions('b')?authtoken=c"],
    [GLOBAL, "https://outlook.office365.com/api/gbeta/users('a')/messages('b')/AttachmentSessions('c')"],
    [GLOBAL, "https://graph.microsoft.com/upload"],
    ["https://graph.microsoft.us", "https://outlook.office365.us/api"],
    ["https://dod-graph.microsoft.us", "https://outlook-dod.office365.us/api"],
    ["https://microsoftgraph.chinacloudapi.cn", "https://partner.outlook.cn/api"],
    ["https://graph.contoso.example", "https://graph.contoso.example/upload"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:5000/upload"],
  ])("of the Graph at %s may be %s", (origin, link) => {
    expect(readUploadLink(link, origin)?.href).toBe(new URL(link).href);
  });

  it.each([
    [GLOBAL, "http://outlook.office.com/api"],
    [GLOBAL, "https://outlook.office.com.evil.example/api"],
    [GLOBAL, "https://eviloutlook.office.com/api"],
    [GLOBAL, "https://outlook.office365.us/api"],
    [GLOBAL, "https://user:word@outlook.office.com/api"],
    [GLOBAL, "https://127.0.0.1/api"],
    [GLOBAL, "http://169.254.169.254/"],
    [GLOBAL, "not an address"],
    [GLOBAL, 7],
    ["https://graph.contoso.example", "https://outlook.office.com/api"],
    ["https://graph.contoso.example", "http://127.0.0.1/api"],
    ["https://constructor", "https://outlook.office.com/api"],
  ])("of the Graph at %s is not %s", (origin, link) => {
    expect(readUploadLink(link, origin)).toBeNull();
  });
});
