import { effect, signal } from "@preact/signals";
import type { FileReference } from "../../../../protocol/conversation-word.ts";
import type { MailParty } from "../../../../protocol/mail.ts";
import { upload } from "../../composer/uploads.ts";
import { mailCampaigns } from "../../desk/held.ts";
import { principal } from "../../session.ts";
import { Attachments } from "./attachments.ts";
import { mailDoor } from "./door.ts";

/** A mail that begins a thread, before there is a conversation that could keep it. */
export interface NewDraft {
  /** Id; empty: the first. */
  campaign: string;
  to: MailParty[];
  cc: MailParty[];
  bcc: MailParty[];
  subject: string;
  /** As it will be sent; null: nothing yet. */
  html: string | null;
  /** The HTML while it is the signature alone. */
  signed: string | null;
}

const EMPTY: NewDraft = { campaign: "", to: [], cc: [], bcc: [], subject: "", html: null, signed: null };

/** Outlives a look at another thread; nobody's next user of this browser sees it. */
export const newDraft = signal(EMPTY);

const addresses = new Map<string, string>();

/** Its files: they wait at the server for the thread that it begins. */
export const newFiles = new Attachments({
  send: (file) => upload({ path: mailDoor.newFilesPath(newCampaign()?.id ?? ""), headers: {} }, file),
  address: async ({ id }: FileReference, bytes?: File) => {
    const address = addresses.get(id) ?? (bytes === undefined ? null : URL.createObjectURL(bytes));
    if (address === null) throw new Error("The picture was chosen in another tab");
    addresses.set(id, address);
    return address;
  },
  drop: ({ id }) => void mailDoor.dropNewFile(id).catch(() => {}),
});

/** The campaign that it is written for. */
export function newCampaign() {
  const campaigns = mailCampaigns.value;
  return campaigns.find(({ id }) => id === newDraft.value.campaign) ?? campaigns[0];
}

/** It has left, or its writer has: the next one of that campaign begins empty. */
export function forgetNew(campaign = ""): void {
  newDraft.value = { ...EMPTY, campaign };
  newFiles.clear();
  for (const address of addresses.values()) URL.revokeObjectURL(address);
  addresses.clear();
}

effect(() => {
  if (principal.value === null) forgetNew();
});

const hasWords = ({ to, subject, html, signed }: NewDraft) => to.length > 0 || subject !== "" || html !== signed;

addEventListener("beforeunload", (event) => {
  if (hasWords(newDraft.peek()) || newFiles.uploads.peek().length > 0) event.preventDefault();
});
