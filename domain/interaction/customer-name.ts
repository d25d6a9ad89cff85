import type { CustomerDetails } from "./interaction.ts";

/** How a list calls a customer: by name, else by number, else by mail; empty when nothing is known. */
export function customerName({ name, phone, mail }: Pick<CustomerDetails, "name" | "phone" | "mail">): string {
  return name || phone || mail;
}
