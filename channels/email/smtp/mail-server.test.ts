import { expect, test } from "vitest";
import { type MailServer, serverProblem } from "./mail-server.ts";

const GMAIL: MailServer = { host: "smtp.gmail.com", port: 587, security: "starttls", user: "u", password: "p" };
const OWN = { hosts: ["mail.banco.example", "*.correo.example"], local: false };

test.each<Partial<MailServer>>([
  {},
  { port: 465, security: "tls" },
  { port: 2525 },
  { host: "smtp-mail.outlook.com" },
  { host: "email-smtp.sa-east-1.amazonaws.com" },
  { host: "MAIL.banco.example" },
  { host: "a.correo.example" },
])("EML-16: mail may be given to %j", (given) => {
  expect(serverProblem({ ...GMAIL, ...given }, OWN)).toBeNull();
});

test.each<[Partial<MailServer>, string]>([
  [{ port: 25 }, "port"],
  [{ port: 143 }, "port"],
  [{ security: "none" }, "clear"],
  [{ port: 465 }, "first byte"],
  [{ host: "evil.example" }, "not on the list"],
  [{ host: "correo.example" }, "not on the list"],
  [{ host: "smtp.gmail.com.evil.example" }, "not on the list"],
  [{ host: "10.0.0.1" }, "IP address"],
  [{ host: "0x7f.1" }, "IP address"],
  [{ host: "2130706433" }, "IP address"],
  [{ host: "[::1]" }, "IP address"],
  [{ host: "::1" }, "read"],
  [{ host: "localhost" }, "not on the list"],
  [{ host: "smtp.gmail.com/x" }, "read"],
  [{ host: "u:p@smtp.gmail.com" }, "read"],
  [{ host: "smtp.gmail.com\r\nEHLO" }, "read"],
  [{ host: "" }, "read"],
])("EML-12: mail is not given to %j: %s", (given, why) => {
  expect(serverProblem({ ...GMAIL, ...given }, OWN)).toContain(why);
});

test("on one's own machine a server of one's own may be called, any port, in the clear; others may not", () => {
  const local = { hosts: [], local: true };
  const own: MailServer = { host: "127.0.0.1", port: 1025, security: "none", user: "", password: "" };
  expect(serverProblem(own, local)).toBeNull();
  expect(serverProblem({ ...own, host: "localhost" }, local)).toBeNull();
  expect(serverProblem({ ...own, host: "192.168.1.4" }, local)).toContain("IP address");
  expect(serverProblem({ ...own, port: 0 }, local)).toContain("port");
  expect(serverProblem(own, OWN)).toContain("IP address");
});
