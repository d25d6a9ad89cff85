import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { MailDetails } from "../../../../protocol/mail.ts";
import { problemOf } from "../../api.ts";
import { useConversation } from "../../conversation/context.ts";
import { problemText } from "../../problem-text.ts";
import { attachedPictures, mailHtml, remotePictures } from "./mail-files.ts";
import { type SafeMail, safeMail } from "./safe-html.ts";

type Pictures = ReadonlyMap<string, string>;
const NONE: Pictures = new Map();

export interface Viewed {
  /** Null until it is here. */
  safe: SafeMail | null;
  failure: string | null;
  again: () => void;
  /** Pictures elsewhere: not shown until the reader asks. */
  blocked: number;
  /** Asks for them. */
  showPictures: () => void;
  loading: boolean;
}

/** The HTML of a mail, fetched and made safe, with the pictures that came with it. */
export function useSafeMail(mail: MailDetails, whole: boolean): Viewed {
  const { conversation, ticket } = useConversation();
  const source = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const attached = useSignal(NONE);
  const remote = useSignal(NONE);
  const asked = useSignal<ReadonlySet<string>>(new Set());
  const loading = useSignal(false);

  const load = () => {
    if (mail.html === null) return;
    failure.value = null;
    mailHtml(conversation, mail.html, ticket()).then(
      (html) => {
        source.value = html;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  };
  useEffect(load, [conversation, mail.html]);

  const safe = useMemo(() => {
    if (source.value === null) return null;
    const pictures = {
      attached: (id: string) => attached.value.get(id) ?? null,
      remote: (address: string) => remote.value.get(address) ?? null,
    };
    return safeMail(source.value, pictures, whole);
  }, [source.value, attached.value, remote.value, whole]);

  const wanted = safe?.attached.join("\n") ?? "";
  useEffect(() => {
    if (wanted === "") return;
    void attachedPictures(conversation, mail.inline, wanted.split("\n"), ticket()).then((pictures) => {
      if (pictures.size > 0) attached.value = pictures;
    });
  }, [conversation, mail.inline, wanted]);

  return {
    safe,
    failure: failure.value,
    again: load,
    blocked: safe?.remote.filter((address) => !asked.value.has(address)).length ?? 0,
    loading: loading.value,
    showPictures: async () => {
      if (safe === null || loading.value) return;
      loading.value = true;
      const wanted = safe.remote.filter((address) => !remote.value.has(address));
      remote.value = new Map([...remote.value, ...(await remotePictures(wanted))]);
      asked.value = new Set([...asked.value, ...safe.remote]);
      loading.value = false;
    },
  };
}
