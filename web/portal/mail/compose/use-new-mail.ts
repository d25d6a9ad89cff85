import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ComposerStart } from "../../../../protocol/mail.ts";
import { newId } from "../../../shared/live/new-id.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { type Attempt, attemptOf } from "../../inbox/starting.ts";
import { untilHeld } from "../../inbox/until-held.ts";
import { withContentIds } from "../rich/pictures.ts";
import type { RichTextHandle } from "../rich/rich-text.tsx";
import { mailDoor } from "./door.ts";
import { lackingIn, type Untaken } from "./lacking.ts";
import { forgetNew, type NewDraft, newCampaign, newDraft, newFiles } from "./new-draft.ts";
import { type Complaints, complaintsOf, stillWrong } from "./refused.ts";
import { onlySigned } from "./signed.ts";
import { travelSize } from "./size.ts";

/** What a mail begins with, and its words as they are shown at first. */
interface Began {
  start: ComposerStart;
  html: string;
}

/** A mail that begins a thread: what is wrong with it, and what one does with it. */
export function useNewMail(editor: RefObject<RichTextHandle | null>) {
  const { route } = useLocation();
  const campaign = newCampaign();
  const began = useSignal<Began | null>(null);
  const complaints = useSignal<Complaints>({});
  const untaken = useSignal<Untaken>({});
  const busy = useSignal(false);
  const attempt = useRef<Attempt | null>(null);

  useEffect(() => {
    began.value = null;
    complaints.value = {};
    if (campaign === undefined) return;
    let current = true;
    const begin = async () => {
      const start = await mailDoor.openNew(campaign.id);
      const { html, signed } = newDraft.peek();
      if (current && (html === null || html === signed)) sign(start.signature);
      const shown = await newFiles.shownIn(newDraft.peek().html ?? "");
      if (current) began.value = { start, html: shown };
    };
    begin().catch((thrown: unknown) => {
      if (!current) return;
      const { mail = m.portal_problem_internal() } = complaintsOf(problemOf(thrown), newDraft.peek());
      complaints.value = { mail };
    });
    return () => {
      current = false;
    };
  }, [campaign?.id]);

  const edit = (change: Partial<NewDraft>) => {
    complaints.value = stillWrong(complaints.value, Object.keys(change));
    newDraft.value = { ...newDraft.value, ...change };
  };
  const filesChanged = () => {
    complaints.value = stillWrong(complaints.value, ["files"]);
  };
  const words = newDraft.value.html ?? "";
  const bytes = travelSize(words, newFiles.with(words));

  const send = async () => {
    if (busy.value || campaign === undefined || began.value === null) return;
    // What is being typed counts as soon as the field is left.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    const { to, cc, bcc, subject, html } = newDraft.value;
    const carried = { bytes, coming: newFiles.areComing };
    const lacking = lackingIn({ to, cc, bcc }, untaken.value, carried, began.value.start.limits);
    complaints.value = subject.trim() === "" ? { ...lacking, subject: m.mail_error_no_subject() } : lacking;
    if (Object.keys(complaints.value).length > 0) return;
    const files = newFiles.with(html ?? "");
    const message = { campaign: campaign.id, to, cc, bcc, subject, html: html ?? "", files };
    attempt.current = attemptOf(message, attempt.current, newId);
    busy.value = true;
    try {
      const { conversation } = await mailDoor.start({ id: attempt.current.id, ...message });
      forgetNew(campaign.id);
      await untilHeld({ conversation });
      route(`/mail/${conversation}`);
    } catch (thrown) {
      complaints.value = complaintsOf(problemOf(thrown), newDraft.value);
    } finally {
      busy.value = false;
    }
  };

  return {
    campaign,
    draft: newDraft.value,
    began: began.value,
    complaints: complaints.value,
    uploads: newFiles.uploads.value,
    busy: busy.value,
    bytes,
    edit,
    left: (list: keyof Untaken, typed: string) => {
      untaken.value = { ...untaken.value, [list]: typed };
    },
    wrote: (html: string) => edit({ html: withContentIds(html) }),
    /** The editor writes HTML in its own way: that is what nothing has been added to. */
    ready: (html: string) => {
      const { html: before, signed } = newDraft.peek();
      const own = withContentIds(html);
      if (before === signed) newDraft.value = { ...newDraft.peek(), html: own, signed: own };
    },
    attach: (files: Iterable<File>) => newFiles.add(files, filesChanged),
    detach: (one: Parameters<typeof newFiles.remove>[0]) => {
      newFiles.remove(one);
      filesChanged();
    },
    addPictures: (files: File[]) =>
      newFiles.addPictures(files, (address, { id, name }) => editor.current?.insertPicture(address, id, name)),
    send,
  };
}

/** Another campaign signs otherwise; what was written by hand stays. */
function sign(signature: string): void {
  const { html } = onlySigned(signature);
  newDraft.value = { ...newDraft.peek(), html, signed: html };
}
