import { expect, test } from "vitest";
import { PROVIDER_DEFAULTS, type ProviderType } from "../protocol/providers.ts";
import { senderScope, senderScopes } from "./sender-scope.ts";

const account = (type: ProviderType, from = "", id = "one") => ({ id, type, settings: { ...PROVIDER_DEFAULTS, from } });

test.each(["+598 98 000 100", "098 000 100", "59898000100", "+59898000100"])(
  "decisions STOP: %s is one sender, however it is written and by whichever account it sends",
  (sender) => {
    expect(senderScope(account("twilio"), sender)).toBe("sender:sms:+59898000100");
    expect(senderScope(account("kannel", "", "two"), sender)).toBe("sender:sms:+59898000100");
  },
);

test("decisions STOP: each channel has its own senders; names count without case", () => {
  expect(senderScope(account("twilio-whatsapp"), "59898000100")).toBe("sender:whatsapp:+59898000100");
  expect(senderScope(account("meta-messenger"), "59898000100")).toBe("sender:messenger:59898000100");
  expect(senderScope(account("infobip"), " ANTEL ")).toBe("sender:sms:antel");
});

test("decisions STOP: without a sender it is the account's, and a port is its gateway's", () => {
  expect(senderScope(account("vonage", "ANTEL"), "")).toBe("sender:sms:antel");
  expect(senderScope(account("url-get"), "")).toBe("sender:sms:one");
  expect(senderScope(account("dinstar"), "3")).not.toBe(senderScope(account("dinstar", "", "two"), "3"));
});

test("decisions STOP: what a port of the account sends is stopped as the account's own number too", () => {
  const gateway = account("url-get", "+59898000100");
  expect(senderScopes(gateway, "3")).toEqual(["sender:sms:3", "sender:sms:+59898000100"]);
  expect(senderScopes(gateway, "098000100")).toEqual(["sender:sms:+59898000100"]);
  expect(senderScopes(gateway, "")).toEqual(["sender:sms:+59898000100"]);
});
