import type { MailRefused } from "../../durable-objects/calls/mail-writing.ts";
import { refuse } from "../problems.ts";

/** What its conversation refused, with who was first. */
export function refuseMail({ code, first }: MailRefused): never {
  return refuse(code, first && (code === "closed" ? `${first} closed it` : `${first} holds it`));
}
