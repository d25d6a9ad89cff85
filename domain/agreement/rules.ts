import * as slots from "../agent/slots.ts";
import * as holder from "../interaction/holder.ts";
import * as transfers from "../interaction/transfer.ts";
import * as line from "../routing/line.ts";

/** The rules that the three objects apply, as one value: a test may break one of them and watch what follows. */
export interface Rules {
  slots: typeof slots;
  holder: typeof holder;
  transfers: typeof transfers;
  line: typeof line;
  /** Calls from one object to another arrive in the order in which they were written. */
  inOrder: boolean;
  /** An older snapshot of a desk is dropped. */
  newerSnapshotsOnly: boolean;
  /** A desk asks after a reservation that nobody confirms: heals by itself what the withdrawals prevent. */
  unconfirmedAreAsked: boolean;
  /** What a desk does not know it holds goes back to the line. */
  goneIsLost: boolean;
}

export const OUR_RULES: Rules = {
  slots,
  holder,
  transfers,
  line,
  inOrder: true,
  newerSnapshotsOnly: true,
  unconfirmedAreAsked: true,
  goneIsLost: true,
};
