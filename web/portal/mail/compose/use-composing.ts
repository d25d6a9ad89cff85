import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { FileReference } from "../../../../protocol/conversation-socket.ts";
import { newId } from "../../../shared/live/new-id.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { keepDraft } from "../../composer/drafts.ts";
import { arrived, type Upload, upload } from "../../composer/uploads.ts";
import { useConversation } from "../../conversation/context.ts";
import { fileUrl } from "../../conversation/files.ts";
import { type Attempt, attemptOf } from "../../inbox/starting.ts";
import { pictureIds, withContentIds, withPictures } from "../rich/pictures.ts";
import type { RichTextHandle } from "../rich/rich-text.tsx";
import { mailDoor } from "./door.ts";
import { type Answered, type Draft, freshDraft, sameDraft, turnedDraft } from "./draft.ts";
import { rememberHistory, usualHistory } from "./history-choice.ts";
import { answeredBy, knownParties } from "./in-thread.ts";
import type { MailComposerProps } from "./mail-composer.tsx";
import { type Complaints, complaintsOf } from "./refused.ts";
import { travelSize } from "./size.ts";
import type { Intent } from "./use-intent.ts";

/** One mail being written: its draft, what is wrong with it, and what one does with it. */
export function useComposing(props: MailComposerProps, editor: RefObject<RichTextHandle | null>) {
  const { start, facts, items, intent, turn, keeper, done } = props;
  const { conversation, ticket } = useConversation();
  const { language } = facts.customer;
  const begin = (mode: Draft["mode"], answered: Answered | null, withHistory = usualHistory(mode)) =>
    ({ mode, withHistory, answered, start, language }) as const;

  const fresh = useRef(freshDraft(begin(intent.mode, answeredBy(items, intent.answers))));
  const draft = useSignal<Draft>(start.draft ?? fresh.current);
  const complaints = useSignal<Complaints>({});
  const untaken = useSignal<Partial<Record<"to" | "cc" | "bcc", string>>>({});
  const uploads = useSignal<readonly Upload[]>([]);
  const pictures = useRef(new Map<string, FileReference>());
  const html = useSignal<string | null>(null);
  const busy = useSignal<"sending" | null>(null);
  const attempt = useRef<Attempt | null>(null);
  const asksSubject = useRef(false);
  /** It has left, or was thrown away: what the editor still says is of no draft. */
  const finished = useRef(false);
  const known = useMemo(() => knownParties(items, start.own), [items, start.own]);

  useEffect(() => {
    const { files, html: kept } = draft.peek();
    const shown = pictureIds(kept);
    for (const file of files) if (shown.has(file.id)) pictures.current.set(file.id, file);
    uploads.value = files.filter(({ id }) => !shown.has(id)).map(arrived);
    const address = async (id: string) => {
      const file = pictures.current.get(id);
      return file === undefined ? null : fileUrl(conversation, file, ticket()).catch(() => null);
    };
    void withPictures(kept, address).then((ready) => {
      html.value = ready;
    });
  }, []);

  const write = (next: Draft) => {
    if (finished.current) return;
    draft.value = next;
    const nothing = sameDraft(next, fresh.current);
    keeper.change(nothing ? null : next);
    keepDraft(conversation, nothing ? "" : next.subject || "…");
  };
  const edit = (change: Partial<Draft>) => {
    const parts = Object.keys(change);
    complaints.value = Object.fromEntries(
      Object.entries(complaints.value).filter(([part]) => !parts.includes(part) && part !== "mail"),
    );
    write({ ...draft.value, ...change });
  };
  /** Files that go along: those that are there, and the pictures that still stand in the words. */
  const filesNow = (words: string): FileReference[] => {
    const there = uploads.value.flatMap(({ state }) => (state.value.at === "there" ? [state.value.file] : []));
    const shown = pictureIds(words);
    return [...there, ...[...pictures.current.values()].filter(({ id }) => shown.has(id))];
  };
  const wrote = (words: string) => {
    const kept = withContentIds(words);
    edit({ html: kept, files: filesNow(kept) });
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
    fresh.current = { ...freshDraft(now), html: fresh.current.html };
    const next = turnedDraft(draft.value, before, now);
    const shown = pictureIds(next.html);
    const held = uploads.value.filter(({ state }) => state.value.at !== "there");
    uploads.value = [...next.files.filter(({ id }) => !shown.has(id)).map(arrived), ...held];
    complaints.value = {};
    write(next);
    turn({ mode, answers });
  };

  const add = (files: Iterable<File>, there: (upload: Upload, file: FileReference) => void): Upload[] =>
    [...files].map((file) => {
      const one = upload(conversation, ticket(), file);
      const stop = one.state.subscribe((state) => {
        if (state.at === "there") there(one, state.file);
        if (state.at !== "sending") queueMicrotask(() => stop());
      });
      return one;
    });
  const attach = (files: Iterable<File>) => {
    const added = add(files, () => edit({ files: filesNow(draft.value.html) }));
    uploads.value = [...uploads.value, ...added];
  };
  const detach = (one: Upload) => {
    one.cancel();
    uploads.value = uploads.value.filter((other) => other !== one);
    edit({ files: filesNow(draft.value.html) });
  };
  const addPictures = (files: File[]) => {
    const added = add(files, (one, file) => {
      uploads.value = uploads.value.filter((other) => other !== one);
      pictures.current.set(file.id, file);
      void fileUrl(conversation, file, ticket()).then((address) =>
        editor.current?.insertPicture(address, file.id, file.name),
      );
    });
    // On their way they are shown as files are; there, they stand in the words.
    uploads.value = [...uploads.value, ...added];
  };

  const bytes = travelSize(draft.value.html, draft.value.files);
  const wrongNow = (): Complaints => {
    const { to, cc, bcc, subject } = draft.value;
    const unread = Object.entries(untaken.value).find(([, typed]) => typed !== "");
    if (unread !== undefined) return { [unread[0]]: m.mail_error_address({ address: unread[1] ?? "" }) };
    if (to.length === 0) return { to: m.mail_error_no_recipient() };
    if (to.length + cc.length + bcc.length > start.limits.recipients)
      return { to: m.mail_error_most_recipients({ limit: start.limits.recipients }) };
    if (uploads.value.some(({ state }) => state.value.at === "sending")) return { files: m.mail_error_files_coming() };
    if (bytes > start.limits.bytes) return { files: m.mail_error_too_large() };
    if (subject.trim() === "" && !asksSubject.current) {
      asksSubject.current = true;
      return { subject: m.mail_ask_subject() };
    }
    return {};
  };
  const send = async (next?: "close") => {
    if (busy.value !== null) return;
    // What is being typed counts as soon as the field is left.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    complaints.value = wrongNow();
    if (Object.keys(complaints.value).length > 0) return;
    const { to, cc, bcc, subject, html: words, files, answers, mode, withHistory } = draft.value;
    const message = { to, cc, bcc, subject, html: words, files, answers, mode, withHistory };
    attempt.current = attemptOf(message, attempt.current, newId);
    busy.value = "sending";
    try {
      await keeper.flush();
      await mailDoor.send(conversation, ticket(), { id: attempt.current.id, ...message });
      finished.current = true;
      await keeper.forget();
      keepDraft(conversation, "");
      done(next);
    } catch (thrown) {
      complaints.value = complaintsOf(problemOf(thrown), draft.value);
    } finally {
      busy.value = null;
    }
  };
  const discard = async () => {
    finished.current = true;
    keepDraft(conversation, "");
    await keeper.forget();
    if (!sameDraft(draft.value, fresh.current) || start.draft !== null) keeper.change(null);
    void keeper.flush();
    done();
  };

  return {
    draft: draft.value,
    html: html.value,
    complaints: complaints.value,
    uploads: uploads.value,
    busy: busy.value !== null,
    bytes,
    known,
    edit,
    wrote,
    /** The editor writes HTML in its own way: that is what nothing has been added to. */
    ready: (words: string) => {
      const kept = withContentIds(words);
      if (start.draft === null || sameDraft(start.draft, fresh.current))
        fresh.current = { ...fresh.current, html: kept };
      draft.value = { ...draft.value, html: kept };
    },
    left: (list: "to" | "cc" | "bcc", typed: string) => {
      untaken.value = { ...untaken.value, [list]: typed };
    },
    turn: (mode: Draft["mode"], withHistory: boolean) => {
      rememberHistory(mode, withHistory);
      const answers = draft.value.answers ?? intent.answers;
      turnTo({ mode, answers: mode === "new" ? null : answers }, withHistory);
    },
    attach,
    detach,
    addPictures,
    send,
    discard,
  };
}

export type Composing = ReturnType<typeof useComposing>;
