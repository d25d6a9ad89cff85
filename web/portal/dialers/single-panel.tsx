import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { PhoneDialerChannel } from "../../../protocol/dialer-fields.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Said } from "../administration/record/said.tsx";
import { SingleCost } from "./single-cost.tsx";
import { checkSingle, EMPTY_SINGLE, type SingleDraft, singleOf } from "./single-draft.ts";
import { SingleForm } from "./single-form.tsx";
import { useSingle } from "./use-single.ts";

interface SinglePanelProps {
  name: string;
  channel: PhoneDialerChannel;
  read: () => Promise<void>;
}

/** SMS-120, SMS-58: one message through the dialer, at once or at a set time. */
export function SinglePanel({ name, channel, read }: SinglePanelProps) {
  const single = useSingle<SingleDraft>({ name, empty: EMPTY_SINGLE, check: checkSingle, message: singleOf, read });
  const { draft, write } = single;
  const wrong = single.wrong.value;
  return (
    <SingleForm title={m.dialers_single()} single={single}>
      <wa-input
        class={wrong.destination === undefined ? "" : "bad"}
        size="s"
        type="tel"
        label={m.dialers_single_to()}
        autocomplete="off"
        maxlength={64}
        value={draft.value.destination}
        onInput={(event: Event) => write({ destination: (event.currentTarget as WaInput).value ?? "" })}
      >
        <Said hint="" complaint={wrong.destination} />
      </wa-input>
      <wa-textarea
        class={wrong.message === undefined ? "" : "bad"}
        size="s"
        resize="auto"
        rows={3}
        label={m.dialers_single_text()}
        value={draft.value.message}
        onInput={(event: Event) => write({ message: (event.currentTarget as WaTextarea).value ?? "" })}
      >
        {wrong.message === undefined ? (
          <SingleCost text={draft.value.message} counted={channel === "sms"} write={(message) => write({ message })} />
        ) : (
          <Said hint="" complaint={wrong.message} />
        )}
      </wa-textarea>
    </SingleForm>
  );
}
