import { readFile } from "node:fs/promises";
import { startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { expect, it } from "vitest";
import { readPdf } from "../../packages/reporters/test-support/read-pdf.ts";
import { intuneOm } from "../support/command.ts";
import { copySample } from "../support/organisation.ts";

const SHOWN = [
  "<script>alert(1)</script>",
  '=HYPERLINK("http://evil.example","x")',
  "会议室三楼的电脑",
  "Åsas dator",
  "fakturagpj.exe",
];

it("shows devices with hostile names safely and legibly in the PDF, the page and the mail", async () => {
  await using tenant = closing(await startDemoTenant({ devices: 30, day: 4, hostileNames: true }));
  await using organisation = await copySample({ graphUrl: tenant.server.graphUrl, smtpPort: 1 });
  await using catcher = closing(await startMailCatcher({ dir: `${organisation.folder}/mails` }));
  await organisation.set(["mail", "port"], catcher.server.port);
  const result = await intuneOm(
    ["--config", organisation.config, "run", "admin-operations", "--json", "--to", "eva@contoso.example"],
    { env: { OM_TOKEN: tenant.server.token } },
  );
  expect(result.exitCode).toBe(0);
  const { artifacts } = result.json<{ artifacts: readonly { format: string; path: string }[] }>();
  const fileOf = (format: string): Promise<Buffer> =>
    readFile(artifacts.find((artifact) => artifact.format === format)?.path ?? "");

  const pdf = readPdf(await fileOf("pdf"));
  const drawn = pdf.lines
    .map(({ text }) => text)
    .join("")
    .replace(/\s/g, "");
  for (const name of SHOWN) expect(drawn, name).toContain(name.replace(/\s/g, ""));
  expect(drawn).toContain("A".repeat(60));
  expect(pdf.links.every((link) => /^(?:https?|mailto):/.test(link))).toBe(true);

  const page = await fileOf("html");
  expect(page.includes("<script")).toBe(false);
  for (const name of SHOWN) {
    expect(page.toString("utf8"), name).toContain(
      name.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/=/g, "&#x3D;"),
    );
  }

  const [mail] = catcher.server.messages;
  expect(mail?.to).toEqual(["eva@contoso.example"]);
  const eml = await readFile(mail?.file ?? "", "latin1");
  expect(eml.slice(0, eml.indexOf("\r\n\r\n"))).not.toMatch(/^(?:Bcc|Cc):/im);
});

function closing<T extends { close(): Promise<void> }>(server: T): AsyncDisposable & { readonly server: T } {
  return { server, [Symbol.asyncDispose]: () => server.close() };
}
