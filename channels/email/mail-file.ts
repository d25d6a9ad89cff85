/** A file of a mail. Its bytes are the sender's, its name is safe to show and to save under, its type is claimed, not sniffed. */
export interface MailFile {
  name: string;
  /** In lower case, without parameters. */
  type: string;
  bytes: Uint8Array;
  /** Without brackets; null: nothing in the mail's HTML can name it. */
  contentId: string | null;
}
