import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RowLetter, UploadLine } from "../../../../protocol/dialers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { Icon } from "../../icon.tsx";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";
import { dialers } from "../door.ts";
import { LetterPage } from "../preview/letter-page.tsx";
import { Places } from "../preview/places.tsx";
import "./letter-dialog.css";

/** As many rows are looked at one by one. */
const MOST_PLACES = 1_000;

interface LetterDialogProps {
  dialer: string;
  list: Pick<UploadLine, "id" | "file" | "rows">;
  closed: () => void;
}

/** What the recipient of one row will get, before the list is sent (EML-64). */
export function LetterDialog({ dialer, list, closed }: LetterDialogProps) {
  const place = useSignal(1);
  const letter = useSignal<RowLetter | null>(null);
  const failure = useSignal<string | null>(null);
  const last = Math.min(list.rows, MOST_PLACES);

  useEffect(() => {
    let current = true;
    failure.value = null;
    dialers.letter(dialer, list.id, place.value).then(
      (read) => {
        if (current) letter.value = read;
      },
      (thrown: unknown) => {
        if (current) failure.value = problemText(problemOf(thrown));
      },
    );
    return () => {
      current = false;
    };
  }, [dialer, list.id, place.value]);

  const read = letter.value;
  return (
    <Dialog label={m.dialers_mail_letter_of({ file: list.file })} class="letter-dialog" closed={closed}>
      <Places place={place} last={last} said={m.dialers_mail_letter_place({ place: place.value, rows: list.rows })} />
      {failure.value !== null && (
        <p role="alert" class="bad-word">
          {failure.value}
        </p>
      )}
      {read === null && failure.value === null && <Late rows={3} />}
      {read !== null && (
        <>
          <dl class="letter-head">
            <dt>{m.mail_to()}</dt>
            <dd>{read.to}</dd>
            <dt>{m.mail_subject()}</dt>
            <dd>{read.subject}</dd>
          </dl>
          {read.missing.length > 0 && (
            <p class="strip near">
              <Icon name="alert" />
              {m.dialers_mail_letter_missing({ names: read.missing.join(", ") })}
            </p>
          )}
          <LetterPage html={read.html} />
        </>
      )}
    </Dialog>
  );
}
