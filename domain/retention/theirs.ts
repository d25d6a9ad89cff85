/** By what a customer is looked for. */
export interface Sought {
  /** As rows and lists keep them: E.164 numbers, mails in lower case. */
  addresses: readonly string[];
  /** Chats that were joined to them. */
  conversations: readonly string[];
  /** Null: they were asked for otherwise. */
  caseNumber: string | null;
}

interface Known {
  conversation: string;
  customer: { mail: string; phone: string };
  caseNumber: string;
}

/** Whether it is one of whoever is looked for, by exactly what they have: a search finds beginnings of words as well. */
export function isTheirs(one: Known, { addresses, conversations, caseNumber }: Sought): boolean {
  const named = caseNumber !== null && one.caseNumber.toLowerCase() === caseNumber.toLowerCase();
  return named || conversations.includes(one.conversation) || addresses.some((address) => reaches(one, address));
}

function reaches({ customer: { mail, phone } }: Known, address: string): boolean {
  const digits = address.replaceAll(/\D/g, "");
  const isNumber = address.startsWith("+") && digits !== "" && phone.replaceAll(/\D/g, "") === digits;
  return isNumber || mail.toLowerCase() === address.toLowerCase();
}
