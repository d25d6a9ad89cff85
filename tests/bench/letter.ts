import { randomBytes } from "node:crypto";

const WORDS = "Buenas tardes, les escribo por la factura de este mes, que llegó dos veces. ".repeat(20);

/** A mail as clients write it: words twice, with `fileBytes` an attachment, with `answers` the id of an earlier one. */
export function letter(
  id: string,
  { from, to, fileBytes, answers }: { from: string; to: string; fileBytes: number; answers?: string },
): Uint8Array<ArrayBuffer> {
  const file = randomBytes(fileBytes).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  const attachment = [
    "--outer",
    "Content-Type: application/pdf; name=factura.pdf",
    "Content-Disposition: attachment; filename=factura.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    file,
  ];
  const lines = [
    `From: Cliente <${from}>`,
    `To: <${to}>`,
    `Subject: Factura ${id}`,
    `Message-ID: <${id}>`,
    ...(answers === undefined ? [] : [`In-Reply-To: <${answers}>`, `References: <${answers}>`]),
    `Date: ${new Date().toUTCString()}`,
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=outer",
    "",
    "--outer",
    "Content-Type: multipart/alternative; boundary=inner",
    "",
    "--inner",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    `${id} ${WORDS}`,
    "--inner",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    `<p>${id}</p>${`<p>${WORDS}</p>`.repeat(2)}`,
    "--inner--",
    ...(fileBytes === 0 ? [] : attachment),
    "--outer--",
    "",
  ];
  return new Uint8Array(new TextEncoder().encode(lines.join("\r\n")));
}
