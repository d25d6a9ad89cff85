import { useSignal } from "@preact/signals";
import type { MailboxResource } from "../../../../protocol/mailboxes.ts";
import { Health } from "../providers/health.tsx";
import { mailboxes } from "./door.ts";
import { TestMail } from "./test-mail.tsx";

/** How a kept mailbox does (EML-15), and a way to try it: after each test it is asked anew. */
export function TestedMailbox({ mailbox: { name, address, enabled } }: { mailbox: MailboxResource }) {
  const tests = useSignal(0);
  return (
    <>
      <Health ask={() => mailboxes.health(name)} enabled={enabled} tests={tests.value} />
      <TestMail
        name={name}
        address={address}
        sent={() => {
          tests.value += 1;
        }}
      />
    </>
  );
}
