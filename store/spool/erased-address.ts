import { keyedName } from "../keyed-name.ts";

const MARK = "#";

/** Whether an entry of the black list names nobody any more. */
export function isErased(address: string): boolean {
  return address.startsWith(MARK);
}

/** What stands on the black list for an address that was erased: nobody can read whom it blocks, and who is asked for is still found. */
export function erasedAddress(secret: string, address: string): string {
  return MARK + keyedName(secret, "erased", address);
}
