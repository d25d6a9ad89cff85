import { simpleParser } from "mailparser";
import { afterEach, expect, test } from "vitest";
import { composeMail } from "../out/compose-mail.ts";
import type { MailSent, OutgoingDraft } from "../outgoing-mail.ts";
import { composingOf, draftOf, fileOf } from "../pretend.ts";
import type { MailServer } from "./mail-server.ts";
import { dialNode, scripted, smtpServer } from "./played-server.ts";
import { smtpCarrier } from "./smtp-carrier.ts";

const LOCAL = { hosts: [], local: true };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function real(...options: Parameters<typeof smtpServer>) {
  const running = await smtpServer(...options);
  stops.push(running.stop);
  return running;
}

function carrierTo(server: MailServer, given: Partial<MailServer> = {}, trusting = true, patience = 4_000) {
  const carrier = smtpCarrier({ ...server, ...given }, LOCAL, dialNode(trusting), patience);
  stops.unshift(() => carrier.close());
  return carrier;
}

function mailOf(given: Partial<OutgoingDraft> = {}, token = "a1b2c3d4e5f6") {
  return composeMail(draftOf(given), composingOf({ token }));
}

test("EML-12: a real server takes the mail as it was written, blind copies by envelope alone", async () => {
  const { mails, server } = await real();
  const bytes = new Uint8Array(Array.from({ length: 30_000 }, (_, at) => at % 251));
  const draft = {
    subject: "¡Año!",
    text: ".\n..punto\n.",
    files: [fileOf({ bytes })],
    bcc: [{ name: "", address: "jefe@banco.example" }],
  };
  expect(await carrierTo(server).send(mailOf(draft))).toEqual({
    outcome: "accepted",
    messageId: "a1b2c3d4e5f6@banco.example",
  });
  expect(mails).toMatchObject([{ from: "soporte@banco.example", to: ["lucia@example.com", "jefe@banco.example"] }]);
  const mail = await simpleParser(mails[0]?.raw ?? "");
  expect([mail.subject, mail.text, mail.messageId]).toEqual(["¡Año!", ".\n..punto\n.", "<a1b2c3d4e5f6@banco.example>"]);
  expect(mail.attachments[0]?.content.equals(Buffer.from(bytes))).toBe(true);
  expect(mails[0]?.raw).not.toContain("jefe@");
});

test.each(["tls", "starttls"] as const)(
  "EML-18: under %s it signs in with a name that is no address",
  async (security) => {
    const { mails, server } = await real({ secure: security === "tls", authOptional: false });
    const sent = await carrierTo(server, { security, user: "buzón-7", password: "contraseña" }).send(mailOf());
    expect(sent.outcome).toBe("accepted");
    expect(mails).toMatchObject([{ secure: true, user: "buzón-7" }]);
  },
);

test("EML-11: a wrong password is told as such, and goes nowhere in the clear", async () => {
  const { server } = await real({ authOptional: false });
  const wrong = await carrierTo(server, { security: "starttls", user: "u", password: "otra" }).send(mailOf());
  expect(wrong).toMatchObject({ outcome: "refused", because: "sign-in", reason: expect.stringContaining("535") });
  const stripped = await scripted(["220 hola", "250-hola\r\n250 AUTH PLAIN", "250 ok"]);
  stops.push(stripped.stop);
  const sent = await carrierTo(stripped.server, { security: "starttls", user: "u", password: "secreta" }).send(
    mailOf(),
  );
  expect(sent).toMatchObject({ outcome: "refused", because: "server", reason: "The server offers no TLS" });
  expect(stripped.heard.join("")).not.toContain("AUTH");
});

test("a certificate that nobody vouches for ends it before anything is said", async () => {
  for (const security of ["tls", "starttls"] as const) {
    const { mails, server } = await real({ secure: security === "tls" });
    expect((await carrierTo(server, { security }, false).send(mailOf())).outcome).toBe("unreachable");
    expect(mails).toEqual([]);
  }
});

test("several mails go over one connection, and a server that has hung up is called again", async () => {
  const { mails, server, count } = await real({ socketTimeout: 800 });
  const carrier = carrierTo(server);
  for (const token of ["token0001", "token0002", "token0003"])
    expect((await carrier.send(mailOf({}, token))).outcome).toBe("accepted");
  expect(count()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 1_400));
  expect((await carrier.send(mailOf({}, "token0004"))).outcome).toBe("accepted");
  expect([mails.length, count()]).toEqual([4, 2]);
});

test("one refused recipient refuses the mail by name, and the next mail leaves", async () => {
  const { mails, server } = await real({
    onRcptTo: ({ address }, _, callback) =>
      callback(
        address.startsWith("nadie") ? Object.assign(new Error("5.1.1 No such user"), { responseCode: 550 }) : null,
      ),
  });
  const carrier = carrierTo(server);
  const nobody = {
    to: [
      { name: "", address: "lucia@example.com" },
      { name: "", address: "nadie@example.com" },
    ],
  };
  expect(await carrier.send(mailOf(nobody))).toMatchObject({
    outcome: "refused",
    because: "recipient",
    reason: "nadie@example.com: 550 5.1.1 No such user",
  });
  expect((await carrier.send(mailOf())).outcome).toBe("accepted");
  expect(mails).toHaveLength(1);
});

test("a server that ends a kept connection with 421 is called again at once", async () => {
  const answers = [
    "220 hola",
    "250 hola",
    "250 ok",
    "250 ok",
    "354 go",
    "",
    "250 taken",
    "421 4.4.2 idle too long",
    null,
  ];
  const { server, heard, stop } = await scripted(answers);
  stops.push(stop);
  const carrier = carrierTo(server);
  expect((await carrier.send(mailOf({}, "token0001"))).outcome).toBe("accepted");
  expect((await carrier.send(mailOf({}, "token0002"))).outcome).toBe("accepted");
  expect(heard.filter((said) => said.startsWith("EHLO"))).toHaveLength(2);
});

const GREETED = ["220 hola", "250 hola"];
const ADDRESSED = [...GREETED, "250 ok", "250 ok"];

test.each<[string, (string | null)[], Partial<MailSent>]>([
  ["nobody speaks", [""], { outcome: "unreachable", reason: "The server has not answered in time" }],
  ["it hangs up at once", [null], { outcome: "unreachable", reason: "The server has closed the connection" }],
  [
    "it speaks something else",
    ["HTTP/1.1 400 Bad Request"],
    { outcome: "unreachable", reason: "The server does not speak SMTP" },
  ],
  ["it is busy", ["421 4.3.2 too busy"], { outcome: "slow-down", reason: "421 4.3.2 too busy" }],
  ["it wants none of us", ["554 go away"], { outcome: "refused" }],
  ["the sender is refused", [...GREETED, "550 5.7.60 not your address"], { outcome: "refused" }],
  ["the recipient is for later", [...GREETED, "250 ok", "451 4.7.1 greylisted"], { outcome: "slow-down" }],
  ["it hangs up before the mail", [...ADDRESSED, null], { outcome: "unreachable" }],
  ["the words are refused", [...ADDRESSED, "354 go", "", "554 5.7.1 spam"], { outcome: "refused" }],
  ["it is too much", [...ADDRESSED, "354 go", "", "552 5.3.4 size"], { outcome: "refused" }],
  ["it hangs up after the last dot", [...ADDRESSED, "354 go", "", null], { outcome: "unknown" }],
  ["it says nonsense after the last dot", [...ADDRESSED, "354 go", "", "ok"], { outcome: "unknown" }],
])("what became of the mail is told apart: %s", async (_, answers, sent) => {
  const { server, stop } = await scripted(answers);
  stops.push(stop);
  expect(await carrierTo(server, {}, true, 600).send(mailOf())).toMatchObject(sent);
});

test("a line that is a dot does not end the mail", async () => {
  const { mails, server } = await real();
  const raw = ".uno\r\nSubject: x\r\n\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n..\r\n";
  expect((await carrierTo(server).send({ ...mailOf(), raw: () => raw })).outcome).toBe("accepted");
  expect(mails.map((mail) => mail.raw)).toEqual([raw]);
});

test("nobody listens: nothing has left", async () => {
  const { server, stop } = await scripted([]);
  await stop();
  expect(await carrierTo(server).send(mailOf())).toMatchObject({ outcome: "unreachable" });
});

test("a server that says how much it takes is not sent more", async () => {
  const { server, mails } = await real({ size: 2_000 });
  expect(await carrierTo(server).send(mailOf({ files: [fileOf({ bytes: new Uint8Array(3_000) })] }))).toMatchObject({
    outcome: "refused",
    because: "too-large",
  });
  expect(mails).toEqual([]);
});
