import { senderScopes } from "../../channels/sender-scope.ts";
import { knownNames } from "../../domain/dialer/column-name.ts";
import { phoneList } from "../../domain/dialer/list-line.ts";
import { mailList } from "../../domain/dialer/mail-line.ts";
import { ListInspection } from "../../domain/dialer/upload.ts";
import { mailScope } from "../../durable-objects/mail-line.ts";
import type { UploadAccepted } from "../../protocol/dialers.ts";
import type {
  DialerForLists,
  MailDialerForLists,
  PhoneDialerForLists,
} from "../../store/configuration/dialers-for-lists.ts";
import type { SpoolRow } from "../../store/spool/uploads.ts";
import { ListPreview } from "./list-preview.ts";
import { MailPreview } from "./mail-preview.ts";

/** What differs between a list of numbers and one of mails. */
export interface ListKind {
  inspection: Pick<ListInspection<object>, "faults" | "warnings" | "rows" | "header">;
  /** The rows of the next piece of the file; `last` when nothing follows. */
  read(piece: string, last: boolean): SpoolRow[];
  counted(blocked: number): UploadAccepted["preview"];
  /** Under which the black list stops its rows, as the dialer's claims ask; rows with a sender of their own are not told apart here. */
  scopes: string[];
  mails: boolean;
  /** EML-73: a list of mails waits until somebody activates it. */
  state: "accepted" | "inactive";
}

/** `names`: of the dialers that the uploader may see. */
export function listKind(dialer: DialerForLists, names: readonly string[]): ListKind {
  return dialer.channel === "email" ? mails(dialer, names) : numbers(dialer, names);
}

function numbers(dialer: PhoneDialerForLists, names: readonly string[]): ListKind {
  const { id, name, campaign, settings, account } = dialer;
  const { refuseSpecialCharacters } = settings;
  const known = knownNames([...names, name]);
  const inspection = new ListInspection(phoneList({ dialer: name, known, refuseSpecialCharacters }));
  const preview = new ListPreview(dialer);
  return {
    inspection,
    read: (piece, last) => preview.rows(inspection.read(piece, last)),
    counted: (blocked) => preview.counted(blocked),
    scopes: [id, ...(campaign === null ? [] : [campaign]), ...senderScopes(account, settings.dialString)],
    mails: false,
    state: "accepted",
  };
}

function mails(dialer: MailDialerForLists, names: readonly string[]): ListKind {
  const { id, name, campaign, settings, address } = dialer;
  const known = knownNames([...names, name, campaign.name]);
  const inspection = new ListInspection(mailList({ dialer: name, campaign: campaign.name, known, letter: settings }));
  const preview = new MailPreview(dialer);
  return {
    inspection,
    read: (piece, last) => preview.rows(inspection.read(piece, last)),
    counted: (blocked) => preview.counted(blocked),
    scopes: [id, campaign.id, ...(address === null ? [] : [mailScope(address)])],
    mails: true,
    state: "inactive",
  };
}
