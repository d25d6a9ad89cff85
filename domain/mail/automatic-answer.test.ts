import { expect, test } from "vitest";
import { ANSWERS_A_DAY, type AnswerSent, type AutoMark, isMachineAddress, notAnswered } from "./automatic-answer.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const HOUR = 3_600_000;
const OWN = ["soporte@banco.example"];
const mailFrom = (answerTo: string | null, auto: AutoMark[] = [], dmarc = "pass") => ({ answerTo, auto, dmarc });
const sentTo = (to: string, period: string, hoursAgo: number): AnswerSent => ({
  to,
  period,
  at: NOW - hoursAgo * HOUR,
});

test("EML-29: a person who writes while we are closed is answered once per closed period", () => {
  const mail = mailFrom("joao@example.com.br");
  expect(notAnswered(mail, OWN, [], "friday", NOW)).toBeNull();
  expect(notAnswered(mail, OWN, [sentTo("JOAO@example.com.br", "friday", 30)], "friday", NOW)).toBe(
    "answered-this-period",
  );
  expect(notAnswered(mail, OWN, [sentTo("joao@example.com.br", "thursday", 30)], "friday", NOW)).toBeNull();
  expect(notAnswered(mail, OWN, [sentTo("otro@example.com.br", "friday", 1)], "friday", NOW)).toBeNull();
});

test("never more than so many a day to one address, whatever the occasions", () => {
  const sent = Array.from({ length: ANSWERS_A_DAY }, (_, n) => sentTo("a@example.com", `p${n}`, n));
  expect(notAnswered(mailFrom("a@example.com"), OWN, sent, "new", NOW)).toBe("answered-enough-today");
  expect(notAnswered(mailFrom("a@example.com"), OWN, sent.slice(1), "new", NOW)).toBeNull();
  expect(notAnswered(mailFrom("a@example.com"), OWN, sent, "new", NOW + 25 * HOUR)).toBeNull();
});

test.each<AutoMark>(["auto-submitted", "precedence", "list", "suppressed", "vacation", "no-sender", "report", "ours"])(
  "EML-28: a mail marked %s is never answered",
  (mark) => {
    expect(notAnswered(mailFrom("a@example.com", [mark]), OWN, [], "p", NOW)).toBe("automatic");
  },
);

test.each([
  ["soporte@banco.example", "ourselves"],
  ["SOPORTE+abc.def@banco.example", "ourselves"],
  ["no-reply@tienda.example", "machine-address"],
  [null, "no-address"],
  ["nadie", "no-address"],
  ["a@b\r\nBcc: c@d.ef", "no-address"],
] as const)("%j is not answered: %s", (address, because) => {
  expect(notAnswered(mailFrom(address), OWN, [], "p", NOW)).toBe(because);
});

test("a forged sender is not answered: the answer would go to whom the forger chose", () => {
  expect(notAnswered(mailFrom("a@example.com", [], "fail"), OWN, [], "p", NOW)).toBe("forged");
  expect(notAnswered(mailFrom("a@example.com", [], "none"), OWN, [], "p", NOW)).toBeNull();
});

test.each([
  ...[
    "no-reply@x.uy",
    "NoReply@x.uy",
    "do_not_reply@x.uy",
    "noresponder@x.uy",
    "nao-responda@x.br",
    "mailer-daemon@x.uy",
  ],
  ...[
    "bounces+123-ana=x.uy@mail.x",
    "lista-bounces@x.uy",
    "owner-lista@x.uy",
    "lista-request@x.uy",
    "postmaster@x.uy",
    "ventas-noreply@x.uy",
  ],
])("nobody reads %s", (address) => {
  expect(isMachineAddress(address)).toBe(true);
});

test.each(["ana@x.uy", "norma@x.uy", "reply@x.uy", "bounceyball@x.uy", "nobodyknows@x.uy", "daemonio.perez@x.uy"])(
  "somebody reads %s",
  (address) => {
    expect(isMachineAddress(address)).toBe(false);
  },
);

test("two houses like ours that write to each other stop after one answer each", () => {
  const sent: AnswerSent[] = [];
  let letters = 0;
  for (let turn = 0; turn < 100; turn++) {
    const [from, to] = turn % 2 === 0 ? ["a@one.example", "b@two.example"] : ["b@two.example", "a@one.example"];
    // The worst of all: neither marks its answers, each calls every one a new occasion.
    if (notAnswered(mailFrom(from), [to], sent, `turn-${turn}`, NOW + turn * 60_000) !== null) continue;
    sent.push({ to: from, period: `turn-${turn}`, at: NOW + turn * 60_000 });
    letters++;
  }
  expect(letters).toBeLessThanOrEqual(2 * ANSWERS_A_DAY);
});
