import { expect, test } from "vitest";
import { forbidden, forbiddenForWebhook, isAt } from "./address-rules.ts";

const deployed = { hosts: ["gateway.example.com", "*.carrier.example", "127.0.0.1", "localhost"], local: false };
const onOnesMachine = { ...deployed, local: true };

test.each([
  "https://gateway.example.com/send?to=1",
  "https://GATEWAY.example.com:443/send",
  "https://api.carrier.example/",
  "https://a.b.carrier.example/",
])("SMS-5: %s may be sent to", (address) => {
  expect(forbidden(address, deployed)).toBeNull();
});

test.each([
  ["http://gateway.example.com/", "https"],
  ["ftp://gateway.example.com/", "https"],
  ["file:///etc/passwd", "https"],
  ["javascript:alert(1)", "https"],
  ["data:text/plain,x", "https"],
  ["//gateway.example.com/", "read"],
  ["gateway.example.com", "read"],
  ["https://", "read"],
  ["", "read"],
  ["https://gateway.example.com:8443/", "port"],
  ["https://user@gateway.example.com/", "user"],
  ["https://user:secret@gateway.example.com/", "user"],
  ["https://gateway.example.com@evil.example/", "user"],
  ["https://evil.example/", "list"],
  ["https://evil.example/?gateway.example.com", "list"],
  ["https://evil.example#gateway.example.com", "list"],
  ["https://evil.example\\@gateway.example.com/", "list"],
  ["https://gateway.example.com.evil.example/", "list"],
  ["https://gateway.example.com./", "list"],
  ["https://evilgateway.example.com/", "list"],
  ["https://carrier.example/", "list"],
  ["https://.carrier.example/", "list"],
  ["https://evilcarrier.example/", "list"],
  ["https://gateway.example.com%2eevil.example/", "list"],
  ["https://gateway。example。com.evil.example/", "list"],
  ["https://127.0.0.1/", "IP"],
  ["https://127.1/", "IP"],
  ["https://0177.0.0.1/", "IP"],
  ["https://0x7f.0.0.1/", "IP"],
  ["https://0x7f000001/", "IP"],
  ["https://2130706433/", "IP"],
  ["https://①②⑦.⓪.⓪.①/", "IP"],
  ["https://127.0.0.1./", "IP"],
  ["https://0/", "IP"],
  ["https://10.0.0.1/", "IP"],
  ["https://169.254.169.254/latest/meta-data", "IP"],
  ["https://[::1]/", "IP"],
  ["https://[::ffff:127.0.0.1]/", "IP"],
  ["https://[::ffff:7f00:1]/", "IP"],
  ["https://[fd00::1]/", "IP"],
  ["https://[64:ff9b::7f00:1]/", "IP"],
  ["https://metadata.google.internal/", "list"],
  ["https://999.1.1.1/", "read"],
])("SMS-5: %s is refused: %s", (address, why) => {
  expect(forbidden(address, deployed)).toContain(why);
});

test.each([
  "http://127.0.0.1:13013/x",
  "http://localhost:8790/",
  "http://carrier.localhost:1/",
  "http://[::1]:8080/",
  "http://127.1:80/",
  "http://gateway.example.com:8080/",
])("SMS-5: on one's own machine %s may be sent to", (address) => {
  expect(forbidden(address, onOnesMachine)).toBeNull();
});

test.each([
  "http://10.0.0.1/",
  "http://evil.example/",
  "ftp://localhost/",
  "http://user@localhost/",
  "http://0.0.0.0/",
  "http://localhost.evil.example/",
  "http://[::ffff:127.0.0.1]/",
])("SMS-5: on one's own machine %s is refused all the same", (address) => {
  expect(forbidden(address, onOnesMachine)).not.toBeNull();
});

test("without a list nothing is allowed, and an empty entry allows nothing", () => {
  expect(forbidden("https://gateway.example.com/", { hosts: [], local: false })).toContain("list");
  expect(forbidden("https://gateway.example.com/", { hosts: [""], local: false })).toContain("list");
  expect(isAt("https://lookaside.fbsbx.com/x", ["*.fbsbx.com"])).toBe(true);
  expect(isAt("https://fbsbx.com.evil.example/x", ["*.fbsbx.com"])).toBe(false);
});

const webhook = (address: string, local = false) => forbiddenForWebhook(address, { local, own: ["desk.example.com"] });

test.each([
  ["http://crm.example.com/", "https"],
  ["https://crm.example.com:8443/", "port"],
  ["https://user:secret@crm.example.com/", "user"],
  ["https://127.0.0.1/", "IP"],
  ["https://2130706433/", "IP"],
  ["https://169.254.169.254/latest/meta-data", "IP"],
  ["https://[::ffff:7f00:1]/", "IP"],
  ["https://localhost/", "public"],
  ["https://crm/", "public"],
  ["https://crm.example.com./", "public"],
  ["https://metadata.google.internal/", "public"],
  ["https://printer.local/", "public"],
  ["https://nas.home.arpa/", "public"],
  ["https://LOCALHOST/", "public"],
  ["https://desk.example.com/api/webhooks", "own"],
  ["file:///etc/passwd", "https"],
])("a webhook is never called at %s: %s", (address, why) => {
  expect(webhook(address)).toContain(why);
});

test("a webhook is called at any public host; on one's own machine on that machine too", () => {
  expect(webhook("https://crm.example.com/hooks?from=deskline")).toBeNull();
  expect(webhook("https://local.example.com/")).toBeNull();
  expect(webhook("http://127.0.0.1:9000/hook", true)).toBeNull();
  expect(webhook("http://10.0.0.1/hook", true)).toContain("IP");
});
