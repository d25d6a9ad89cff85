import type { ComposerStart, MailDraftState, SendMail } from "../../../../protocol/mail.ts";
import { answer, api } from "../../api.ts";

type Sent = Omit<SendMail, "files"> & { files: SendMail["files"] };

const mail = api.conversations[":id"];
const by = (ticket: string) => ({ headers: { Authorization: `Bearer ${ticket}` } });

/** The doors of mails that are being written; each throws a `Refusal`. */
export const mailDoor = {
  /** What the composer of a thread starts with. */
  open: (id: string, ticket: string): Promise<ComposerStart> =>
    answer(mail.draft.$get({ param: { id } }, by(ticket))) as Promise<ComposerStart>,
  keep: (id: string, ticket: string, draft: MailDraftState) => {
    const form = { param: { id }, json: draft };
    return answer(mail.draft.$put(form, by(ticket)));
  },
  send: (id: string, ticket: string, json: Sent) => {
    const form = { param: { id }, json };
    return answer(mail.mails.$post(form, by(ticket)));
  },
  /** What a mail that begins a thread starts with. */
  openNew: (campaign: string): Promise<ComposerStart> => {
    const asked = { query: { campaign } };
    return answer(api.desk.mail.$get(asked)) as Promise<ComposerStart>;
  },
  start: (json: Pick<SendMail, "id" | "to" | "cc" | "bcc" | "subject" | "html" | "files"> & { campaign: string }) => {
    const form = { json };
    return answer(api.mails.$post(form));
  },
  /** Where files of a mail wait that has no thread yet. */
  newFilesPath: (campaign: string) => `/api/desk/mail/files?campaign=${encodeURIComponent(campaign)}`,
  dropNewFile: (file: string) => {
    const gone = { param: { file } };
    return answer(api.desk.mail.files[":file"].$delete(gone));
  },
};
