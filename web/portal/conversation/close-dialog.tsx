import "@awesome.me/webawesome/dist/components/input/input.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useSignal } from "@preact/signals";
import { type AnswerValue, answersTo, lackingIn } from "../../../domain/quality/quality.ts";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import { needOf } from "../../../protocol/dispositions.ts";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { desk } from "../desk/desk.ts";
import { Dialog } from "../frame/dialog.tsx";
import { customerName } from "../inbox/rows.ts";
import { Questions } from "../quality/questions.tsx";
import { choicesAt, closingLacks, momentOf, withChoice } from "./disposition.ts";
import type { InteractionFacts } from "./facts.ts";
import { refusedText } from "./refused-text.ts";

interface CloseDialogProps {
  held: HeldInteraction;
  facts: InteractionFacts;
  client: ConversationClient;
  closed: () => void;
}

const LEVELS = [m.inbox_disposition_1, m.inbox_disposition_2, m.inbox_disposition_3] as const;

const LACKS = {
  disposition: m.inbox_disposition_needed,
  comment: m.inbox_comment_needed,
  "come-back": m.inbox_come_back_needed,
} as const;

/** DSP-2: with dispositions three dependent choices, a comment, and when to come back where the chosen one asks for it (DSP-3, DSP-4); without, a plain confirmation. */
export function CloseDialog({ held, facts, client, closed }: CloseDialogProps) {
  const campaign = desk.value?.campaigns.find(({ id }) => id === facts.campaign);
  const paths = campaign?.dispositions ?? [];
  const levels = useSignal<readonly string[]>([]);
  const comment = useSignal("");
  const comeBack = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const model = campaign?.quality ?? null;
  const answers = useSignal<readonly AnswerValue[]>([]);
  const unanswered = useSignal<readonly number[]>([]);
  const need = needOf(campaign?.dispositionNeeds, levels.value);

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
    const day = need.comeBack ? { comeBackAt: momentOf(comeBack.value) } : {};
    const disposition = paths.length === 0 ? null : { levels: [...levels.value], comment: comment.value, ...day };
    const quality = model === null ? null : { model: model.name, answers: answersTo(model.questions, answers.value) };
    const refused = await client.act({ t: "close", id: crypto.randomUUID(), turn: facts.turn, disposition, quality });
    busy.value = false;
    if (refused === null) closed();
    else failure.value = refusedText(refused);
  };

  return (
    <Dialog
      label={m.inbox_close_title({ name: customerName(held) })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
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
        {LEVELS.map((label, level) => {
          const choices = choicesAt(paths, levels.value.slice(0, level));
          if (choices.length === 0 || levels.value.length < level) return null;
          return (
            <wa-select
              key={`${level} ${levels.value.slice(0, level).join("/")}`}
              label={label()}
              size="s"
              value={levels.value[level] ?? ""}
              onChange={(event: Event) => {
                levels.value = withChoice(levels.value, level, String((event.target as WaSelect).value ?? ""));
                failure.value = null;
              }}
            >
              {choices.map((choice) => (
                <wa-option key={choice} value={choice}>
                  {choice}
                </wa-option>
              ))}
            </wa-select>
          );
        })}
        {need.comeBack && (
          <wa-input
            label={m.inbox_come_back()}
            size="s"
            type="datetime-local"
            required
            onInput={(event: Event) => {
              comeBack.value = (event.target as WaInput).value ?? "";
              failure.value = null;
            }}
          />
        )}
        {paths.length > 0 && (
          <wa-textarea
            label={m.inbox_comment()}
            required={need.comment}
            size="s"
            rows={3}
            maxlength={1_000}
            onInput={(event: Event) => {
              comment.value = (event.target as WaTextarea).value ?? "";
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
