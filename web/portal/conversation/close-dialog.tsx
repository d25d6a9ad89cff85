import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type AnswerValue, answersTo, lackingIn } from "../../../domain/quality/quality.ts";
import type { Disposition } from "../../../protocol/conversation-socket.ts";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import { needOf } from "../../../protocol/dispositions.ts";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { desk } from "../desk/desk.ts";
import { Dialog } from "../frame/dialog.tsx";
import { customerName } from "../inbox/rows.ts";
import { Questions } from "../quality/questions.tsx";
import { begun, closingLacks, momentOf } from "./disposition.ts";
import { DispositionFields } from "./disposition-fields.tsx";
import type { InteractionFacts } from "./facts.ts";
import { refusedText } from "./refused-text.ts";

interface CloseDialogProps {
  held: HeldInteraction;
  facts: InteractionFacts;
  client: ConversationClient;
  closed: () => void;
}

const LACKS = {
  disposition: m.inbox_disposition_needed,
  comment: m.inbox_comment_needed,
  "come-back": m.inbox_come_back_needed,
} as const;

/** DSP-2: with dispositions three dependent choices, a comment, and when to come back where the chosen one asks for it (DSP-3, DSP-4); without, a plain confirmation. */
export function CloseDialog({ held, facts, client, closed }: CloseDialogProps) {
  const campaign = desk.value?.campaigns.find(({ id }) => id === facts.campaign);
  const paths = campaign?.dispositions ?? [];
  const before = useMemo(() => begun(paths, facts.disposition), []);
  const levels = useSignal(before.levels);
  const comment = useSignal(before.comment);
  const comeBack = useSignal(before.comeBack);
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const model = campaign?.quality ?? null;
  const answers = useSignal<readonly AnswerValue[]>([]);
  const unanswered = useSignal<readonly number[]>([]);
  const need = needOf(campaign?.dispositionNeeds, levels.value);

  const chosen = (): Disposition => {
    const at = momentOf(comeBack.value);
    const day = need.comeBack && !Number.isNaN(at) ? { comeBackAt: at } : {};
    return { levels: [...levels.value], comment: comment.value, ...day };
  };

  /** For whoever goes on with it, and for this dialog when it is opened again. */
  const keep = async () => {
    if (busy.value) return;
    busy.value = true;
    const id = crypto.randomUUID();
    const refused = await client.act({ t: "dispose", id, turn: facts.turn, disposition: chosen() });
    busy.value = false;
    if (refused === null) closed();
    else failure.value = refusedText(refused);
  };

  const close = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const written = { levels: levels.value, comment: comment.value, comeBack: comeBack.value };
    const lack = closingLacks({ paths, needs: campaign?.dispositionNeeds ?? [] }, written, now.value);
    if (lack !== null) {
      failure.value = LACKS[lack]();
      return;
    }
    unanswered.value = model === null ? [] : lackingIn(model.questions, answers.value);
    if (unanswered.value.length > 0) return;
    busy.value = true;
    const disposition = paths.length === 0 ? null : chosen();
    const quality = model === null ? null : { model: model.name, answers: answersTo(model.questions, answers.value) };
    const refused = await client.act({ t: "close", id: crypto.randomUUID(), turn: facts.turn, disposition, quality });
    busy.value = false;
    if (refused === null) closed();
    else failure.value = refusedText(refused);
  };

  return (
    <Dialog
      label={m.inbox_close_title({ name: customerName(held) })}
      modal
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          {paths.length > 0 && (
            <wa-button appearance="outlined" onClick={() => void keep()}>
              {m.inbox_keep_disposition()}
            </wa-button>
          )}
          <wa-button variant="brand" loading={busy.value} onClick={close}>
            {m.inbox_close()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={close}>
        {paths.length === 0 && (
          <p>{facts.channel === "webchat" ? m.inbox_close_confirm() : m.inbox_close_confirm_messages()}</p>
        )}
        {paths.length > 0 && (
          <DispositionFields
            paths={paths}
            need={need}
            written={{ levels, comment, comeBack }}
            changed={() => {
              failure.value = null;
            }}
          />
        )}
        {model !== null && (
          <Questions
            questions={model.questions}
            values={answers.value}
            lacking={unanswered.value}
            answer={(place, value) => {
              answers.value = model.questions.map((_, at) => (at === place ? value : (answers.value[at] ?? null)));
              unanswered.value = unanswered.value.filter((at) => at !== place);
            }}
          />
        )}
        <p role="alert" class="bad-word">
          {failure.value}
        </p>
      </form>
    </Dialog>
  );
}
