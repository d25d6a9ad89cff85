import { expect, test } from "vitest";
import { blackListAddresses } from "./black-list-address.ts";
import { customerKey } from "./phone-number.ts";

test("SMS-119: a number is kept as senders find it, however it is written", () => {
  for (const written of ["098344484", "+59898344484", " 098 344 484 "])
    expect(blackListAddresses(written, "UY", "sms")).toEqual({ addresses: ["+59898344484"], read: true });
});

test("SMS-119: what is no number of the country is kept as written", () => {
  for (const channel of ["sms", "whatsapp", null] as const)
    expect(blackListAddresses("123578408", "UY", channel)).toEqual({ addresses: ["123578408"], read: false });
  expect(blackListAddresses("ANTEL", "UY", null)).toEqual({ addresses: ["ANTEL"], read: false });
});

test("story 6: either form of a Brazilian mobile blocks the one customer on WhatsApp", () => {
  for (const written of ["+55 11 98765-4321", "5511987654321", "551187654321", "+551187654321"])
    expect(blackListAddresses(written, "UY", "whatsapp").addresses).toEqual([customerKey("whatsapp", "+551187654321")]);
  expect(blackListAddresses("551187654321", "BR", null).addresses).toContain("+5511987654321");
});

test("decisions numbers: for all channels an Argentine mobile is blocked in both of its forms", () => {
  expect(blackListAddresses("+54 11 2345-6789", "AR", null).addresses).toEqual(["+541123456789", "+5491123456789"]);
});

test("FB-8: an id of Messenger stays as it is", () => {
  expect(blackListAddresses("24680013579", "UY", "messenger")).toEqual({ addresses: ["24680013579"], read: true });
});

test("EML-91: a mail address is kept as dialers of mails look for it", () => {
  for (const channel of ["email", null] as const)
    expect(blackListAddresses(" Ana@Cliente.Example ", "UY", channel)).toEqual({
      addresses: ["ana@cliente.example"],
      read: true,
    });
  expect(blackListAddresses("Sin Arroba", "UY", "email")).toEqual({ addresses: ["sin arroba"], read: false });
});
