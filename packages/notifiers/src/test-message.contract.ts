import type { Message } from "@intune-om/core";

/** A whole message with an image and an attachment, for tests. */
export function testMessage(changes: Partial<Message> = {}): Message {
  return {
    from: { name: "Intune-driften", address: "intune-om@contoso.com" },
    to: { name: "Åsa Öberg", address: "asa@contoso.com" },
    replyTo: { name: "Servicedesk", address: "servicedesk@contoso.com" },
    subject: "Veckorapport: 3 åtgärder väntar 🚧",
    html: '<html><body><p>Hej Åsa</p><img src="cid:chart-1@intune-om"></body></html>',
    text: "Hej Åsa\n.\n..\nSlut",
    images: [
      {
        contentId: "chart-1@intune-om",
        fileName: "chart.png",
        contentType: "image/png",
        bytes: Uint8Array.of(137, 80, 78, 71),
      },
    ],
    attachments: [
      {
        fileName: "Veckorapport åäö.pdf",
        contentType: "application/pdf",
        bytes: Buffer.from("%PDF-1.7 test"),
      },
    ],
    messageId: "<run-1.asa.report@intune-om.contoso.com>",
    date: new Date("2026-05-04T06:00:00Z"),
    language: "sv",
    purpose: "report",
    ...changes,
  };
}
