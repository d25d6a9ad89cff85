import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { newId } from "../../../shared/live/new-id.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { keepDraft, mailKey } from "../../composer/drafts.ts";
import { conversationFiles, type Upload, upload } from "../../composer/uploads.ts";
import { useConversation } from "../../conversation/context.ts";
import { fileUrl } from "../../conversation/files.ts";
import { type Attempt, attemptOf } from "../../inbox/starting.ts";
import { withContentIds } from "../rich/pictures.ts";
import type { RichTextHandle } from "../rich/rich-text.tsx";
import { type AttachmentDoor, Attachments } from "./attachments.ts";
import { mailDoor } from "./door.ts";
import { type Answered, type Draft, freshDraft, sameDraft, turnedDraft } from "./draft.ts";
import { rememberHistory, usualHistory } from "./history-choice.ts";
import { answeredBy, knownParties } from "./in-thread.ts";
import type { Intent } from "./intent.ts";
import { lackingIn, type Untaken } from "./lacking.ts";
import type { MailComposerProps } from "./mail-composer.tsx";
import { type Complaints, complaintsOf, stillWrong } from "./refused.ts";
import { asWritten, resigned } from "./signed.ts";
import { travelSize } from "./size.ts";

/** One mail being written: its draft, what is wrong with it, and what one does with it. */
export function useComposing(props: MailComposerProps, editor: RefObject<RichTextHandle | null>) {
  const { start, facts, items, intent, turn, keeper, done } = props;
  const { conversation, ticket } = useConversation();
  const { language } = facts.customer;
  const begin = (mode: Draft["mode"], answered: Answered | null, withHistory = usualHistory(mode)) =>
    ({ mode, withHistory, answered, start, language }) as const;

  const fresh = useRef(freshDraft(begin(intent.mode, answeredBy(items, intent.answers))));
  const draft = useSignal<Draft>(start.draft === null ? fresh.current : resigned(start.draft, start.signature));
  const complaints = useSignal<Complaints>({});
  const untaken = useSignal<Untaken>({});
  const files = useMemo(() => new Attachments(filesOf(conversation, ticket)), [conversation]);
  const html = useSignal<string | null>(null);
  const busy = useSignal<"sending" | null>(null);
  const attempt = useRef<Attempt | null>(null);
  const asksSubject = useRef(false);
  /** It has left, or was thrown away: what the editor still says is of no draft. */
  const finished = useRef(false);
  const known = useMemo(() => knownParties(items, start.own), [items, start.own]);

  useEffect(() => {
    const { files: kept, html: words } = draft.peek();
    files.take(kept, words);
    void files.shownIn(words).then((ready) => {
      html.value = ready;
    });
  }, []);

  const write = (next: Draft) => {
    if (finished.current) return;
    draft.value = next;
    const nothing = sameDraft(next, fresh.current);
    keeper.change(nothing ? null : next);
    keepDraft(mailKey(conversation), nothing ? "" : next.subject || "…");
  };
  const edit = (change: Partial<Draft>) => {
    complaints.value = stillWrong(complaints.value, Object.keys(change));
    write({ ...draft.value, ...change });
  };
  const wrote = (words: string) => {
    const kept = withContentIds(words);
    edit({ html: kept, files: files.with(kept) });
  };

  useEffect(() => {
    // Somebody has pressed another way of answering, or another mail's.
    const { mode, answers } = intent;
    if (mode === draft.peek().mode && answers === draft.peek().answers) return;
    turnTo({ mode, answers });
  }, [intent.mode, intent.answers]);

  const turnTo = ({ mode, answers }: Exclude<Intent, { mode: "note" }>, withHistory = usualHistory(mode)) => {
    const before = answeredBy(items, draft.value.answers);
    const now = begin(mode, answeredBy(items, answers), withHistory);
    fresh.current = { ...freshDraft(now), html: fresh.current.html, signed: fresh.current.signed };
    const next = turnedDraft(draft.value, before, now);
    files.take(next.files, next.html);
    complaints.value = {};
    write(next);
    turn({ mode, answers });
  };

  const filesChanged = () => edit({ files: files.with(draft.value.html) });
  const bytes = travelSize(draft.value.html, draft.value.files);
  const lacking = (): Complaints => {
    const wrong = lackingIn(draft.value, untaken.value, { bytes, coming: files.areComing }, start.limits);
    if (Object.keys(wrong).length > 0 || draft.value.subject.trim() !== "" || asksSubject.current) return wrong;
    asksSubject.current = true;
    return { subject: m.mail_ask_subject() };
  };
  const send = async (next?: "close") => {
    if (busy.value !== null) return;
    // What is being typed counts as soon as the field is left.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    complaints.value = lacking();
    if (Object.keys(complaints.value).length > 0) return;
    const { signed: _, ...message } = draft.value;
    attempt.current = attemptOf(message, attempt.current, newId);
    busy.value = "sending";
    try {
      await keeper.flush();
      await mailDoor.send(conversation, ticket(), { id: attempt.current.id, ...message });
      finished.current = true;
      await keeper.forget();
      keepDraft(mailKey(conversation), "");
      done(next);
    } catch (thrown) {
      complaints.value = complaintsOf(problemOf(thrown), draft.value);
    } finally {
      busy.value = null;
    }
  };
  const discard = async () => {
    finished.current = true;
    keepDraft(mailKey(conversation), "");
    await keeper.forget();
    if (!sameDraft(draft.value, fresh.current) || start.draft !== null) keeper.change(null);
    void keeper.flush();
    done();
  };

  return {
    draft: draft.value,
    html: html.value,
    complaints: complaints.value,
    uploads: files.uploads.value,
    busy: busy.value !== null,
    bytes,
    known,
    edit,
    wrote,
    /** The editor writes HTML in its own way: that is what nothing has been added to. */
    ready: (words: string) => {
      const kept = withContentIds(words);
      if (start.draft === null || sameDraft(start.draft, fresh.current)) fresh.current = asWritten(fresh.current, kept);
      draft.value = asWritten(draft.value, kept);
    },
    left: (list: keyof Untaken, typed: string) => {
      untaken.value = { ...untaken.value, [list]: typed };
    },
    turn: (mode: Draft["mode"], withHistory: boolean) => {
      rememberHistory(mode, withHistory);
      const answers = draft.value.answers ?? intent.answers;
      turnTo({ mode, answers: mode === "new" ? null : answers }, withHistory);
    },
    attach: (added: Iterable<File>) => files.add(added, filesChanged),
    detach: (one: Upload) => {
      files.remove(one);
      filesChanged();
    },
    addPictures: (added: File[]) =>
      files.addPictures(added, (address, { id, name }) => editor.current?.insertPicture(address, id, name)),
    send,
    discard,
  };
}

/** Files of the thread, by its ticket. */
function filesOf(conversation: string, ticket: () => string): AttachmentDoor {
  return {
    send: (file) => upload(conversationFiles(conversation, ticket()), file),
    address: (file) => fileUrl(conversation, file, ticket()),
  };
}

export type Composing = ReturnType<typeof useComposing>;
