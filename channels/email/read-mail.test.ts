import { expect, test } from "vitest";
import { corpusMail, read, readCorpus } from "./corpus/corpus.ts";
import { mailKey } from "./read-mail.ts";

const text = (mail: Uint8Array) => new TextDecoder().decode(mail);
const bytes = (mail: string) => new TextEncoder().encode(mail);
const ORIGINAL = text(corpusMail("gmail-new-es"));

test("one mail that comes twice into a campaign is one, by whatever way; into another campaign it is another", async () => {
  const one = await read(bytes(ORIGINAL), { from: "a@x.uy", to: "soporte@banco.example" });
  const again = await read(bytes(`Received: from elsewhere\r\nX-Forwarded-To: x@y.uy\r\n${ORIGINAL}`), {
    from: "b@x.uy",
    to: "ventas@banco.example",
  });
  expect(mailKey("c1", again)).toBe(mailKey("c1", one));
  expect(mailKey("c2", one)).not.toBe(mailKey("c1", one));
});

test("another text, file or id is another mail, even where a careless client repeats its Message-ID", async () => {
  const keys = await Promise.all(
    [ORIGINAL, ORIGINAL.replace("Hola, me", "Hola, a m=C3=AD me"), ORIGINAL.replace("factura1@", "factura9@")].map(
      async (mail) => mailKey("c1", await read(bytes(mail))),
    ),
  );
  expect(new Set(keys).size).toBe(3);
});

test("without a Message-ID a mail is known by what it says, however often its server tries", async () => {
  const mail = text(corpusMail("no-message-id"));
  const [one, again, other] = await Promise.all(
    [mail, `Received: by mx.x; Sat, 5 Dec 2026 11:00:00 +0000\r\n${mail}`, mail.replace("10:00:00", "10:00:01")].map(
      (raw) => read(bytes(raw)),
    ),
  );
  expect([one?.hasOwnId, one?.id]).toEqual([false, again?.id]);
  expect(other?.id).not.toBe(one?.id);
  expect(one?.id).toMatch(/^content-[0-9a-f]{40}$/);
});

test("EML-48: a signed address is found wherever the servers on the way have put it", async () => {
  const forwarded = await read(
    bytes(
      "Delivered-To: SOPORTE+t@Banco.example\r\nX-Original-To: <otra@x.uy>\r\nTo: Soporte <soporte@banco.example>\r\nFrom: a@x.uy\r\n\r\nhola",
    ),
    {
      from: "<a@x.uy>",
      to: "<entrada@Deskline.example>",
    },
  );
  expect(forwarded.envelope).toEqual({ from: "a@x.uy", to: "entrada@deskline.example" });
  expect(forwarded.addressedTo.sort()).toEqual([
    "entrada@deskline.example",
    "otra@x.uy",
    "soporte+t@banco.example",
    "soporte@banco.example",
  ]);
});

test("the sender's clock is believed within reason, and addresses keep their capitals before the @", async () => {
  const mail = await readCorpus("group-addresses");
  expect(mail.sentAt).toBe(Date.parse("2026-12-05T10:00:00Z"));
  expect(mail.cc).toEqual([
    { name: "Coma, con", address: "coma@example.com" },
    { name: "Peña", address: "pena@example.com" },
  ]);
  expect(mail.to.map(({ address }) => address)).toEqual([
    "uno@example.com",
    "dos@example.com",
    "soporte@banco.example",
  ]);
  expect(mail.replyTo).toHaveLength(2);
});

test("no empty address of the envelope is anybody: a bounce is by nobody", async () => {
  for (const from of ["", "<>", " <> "])
    expect((await read(bytes(ORIGINAL), { from, to: "x@y.uy" })).auto).toEqual(["no-sender"]);
});
