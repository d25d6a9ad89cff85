import { expect, test } from "vitest";
import { macOf } from "../../channels/email/mac.ts";
import { composeMail } from "../../channels/email/out/compose-mail.ts";
import { composingOf, draftOf, fileOf, invitationOf, PNG } from "../../channels/email/pretend.ts";
import { mailKey, readMail } from "../../channels/email/read-mail.ts";
import { smtpCarrier } from "../../channels/email/smtp/smtp-carrier.ts";
import { dialSocket } from "../../channels/email/smtp/socket-wire.ts";
import { mailConversationName, readReplyAddress, signedReplyAddress } from "../../domain/mail/reply-token.ts";

/** What mail is made of runs in workerd as it does in Node: its decoders, hashes and sockets are others. */

const NOW = Date.parse("2026-12-06T00:00:00Z");
const ENVELOPE = { from: "ana@example.com", to: "soporte@banco.example" };
const read = (raw: Uint8Array) => readMail(raw, ENVELOPE, { now: NOW, trusted: [] });

test.each<[string, number[], string]>([
  ["iso-8859-1", [0x41, 0xf1, 0x6f], "Año"],
  ["windows-1252", [0x31, 0x30, 0x80], "10€"],
  ["iso-2022-jp", [0x1b, 0x24, 0x42, 0x40, 0x41, 0x35, 0x61, 0x1b, 0x28, 0x42], "請求"],
  ["shift_jis", [0x8a, 0x6d, 0x94, 0x46], "確認"],
  ["gb18030", [0xb7, 0xa2, 0xc6, 0xb1], "发票"],
  ["big5", [0xb1, 0x62, 0xb3, 0xe6], "帳單"],
  ["koi8-r", [0xf3, 0xde, 0xa3, 0xd4], "Счёт"],
  ["ks_c_5601-1987", [0xb9, 0xae, 0xc0, 0xc7], "문의"],
  ["utf-7", [0x41, 0x2b, 0x41, 0x50, 0x45, 0x2d, 0x6f], "Año"],
])("a mail in %s is read", async (charset, bytes, text) => {
  const head = `From: a <a@example.com>\r\nMessage-ID: <c@x>\r\nSubject: x\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`;
  expect((await read(new Uint8Array([...new TextEncoder().encode(head), ...bytes]))).text).toBe(text);
});

test("a composed mail is read back as it was written", async () => {
  const files = [
    fileOf({ name: "año.bin", bytes: new Uint8Array(70_000).fill(0xfe) }),
    fileOf({ name: "l.png", type: "image/png", bytes: PNG, contentId: "l@x" }),
  ];
  const draft = draftOf({
    subject: "¿Año nuevo? 👍",
    html: '<p>ñandú <img src="cid:l@x"></p>',
    files,
    references: ["r@x"],
    inReplyTo: "r@x",
  });
  const mail = await read(
    new TextEncoder().encode(composeMail(draft, composingOf({ invitation: invitationOf() })).raw()),
  );
  expect([mail.subject, mail.text.trim(), mail.inReplyTo, mail.flaws]).toEqual([
    "¿Año nuevo? 👍",
    "ñandú",
    ["r@x"],
    [],
  ]);
  expect(mail.files.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "invite.ics text/calendar",
    "año.bin application/pdf",
  ]);
  expect(mail.files[1]?.bytes).toEqual(files[0]?.bytes);
  expect(mail.inline[0]?.bytes).toEqual(PNG);
  expect(mailKey("c", mail)).toMatch(/^[0-9a-f]{64}$/);
});

test("a part in no encoding comes out to the byte, line ends and all", async () => {
  const csv = "a;b\r\n1;2\n\r\n3;4";
  const head =
    "From: a <a@x.uy>\r\nMessage-ID: <p@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhola\r\n--b\r\n";
  const raw = `${head}Content-Type: text/csv; name=t.csv\r\nContent-Disposition: attachment\r\n\r\n${csv}\r\n--b--\r\n`;
  const mail = await read(new TextEncoder().encode(raw));
  expect([mail.text, new TextDecoder().decode(mail.files[0]?.bytes)]).toEqual(["hola", csv]);
});

const HOLA = new TextEncoder().encode("Hola");
const LONG = new Uint8Array(3_000_001).map((_, at) => (at * 31) % 251);

test.each<[string, string, Uint8Array]>([
  ["in lines of 76", lined(LONG.toBase64(), 76), LONG],
  ["in lines that cut its groups of four", lined(LONG.toBase64(), 75), LONG],
  ["in one line", LONG.toBase64(), LONG],
  ["without its padding", "SG9sYQ", HOLA],
  ["among blanks and empty lines", " SG9\tsYQ==\r\n\r\n \r\n", HOLA],
  ["with padding in every line", "SG8=\r\nbGE=", HOLA],
  ["with what is no base64 among it", "SG9-_*sYQ==\r\n", HOLA],
  ["with a byte over", "SG9sYQ==\r\nA", HOLA],
  ["empty", "", new Uint8Array()],
])("a file in base64 is read to the byte: %s", async (_, body, bytes) => {
  const head =
    "From: a <a@x.uy>\r\nMessage-ID: <b@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhola\r\n--b\r\n";
  const part = `Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`;
  const mail = await read(new TextEncoder().encode(`${head}${part}`));
  expect(mail.text).toBe("hola");
  expect(Buffer.from(mail.files[0]?.bytes ?? []).equals(bytes)).toBe(true);
});

function lined(base64: string, length: number): string {
  return base64.replaceAll(new RegExp(`.{${length}}`, "g"), "$&\r\n");
}

test("a signed reply address is signed and read", async () => {
  const mac = macOf("secret");
  const conversation = mailConversationName(crypto.getRandomValues(new Uint8Array(16)));
  const address = (await signedReplyAddress("soporte@banco.example", { conversation, scope: "c1" }, NOW, mac)) ?? "";
  expect(await readReplyAddress(address.toUpperCase(), "c1", NOW, mac)).toEqual({ kind: "signed", conversation });
  expect((await readReplyAddress(address, "c1", NOW, macOf("other"))).kind).toBe("forged");
});

test("a mail server that nobody listens at is told by the platform's own sockets", async () => {
  const server = { host: "127.0.0.1", port: 1, security: "none", user: "", password: "" } as const;
  const carrier = smtpCarrier(server, { hosts: [], local: true }, dialSocket, 2_000);
  expect((await carrier.send(composeMail(draftOf(), composingOf()))).outcome).toBe("unreachable");
  await carrier.close();
});
