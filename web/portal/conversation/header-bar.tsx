import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import type { InteractionFacts } from "./facts.ts";
import { type Asked, HeaderMenu } from "./header-menu.tsx";
import { Transferring } from "./transferring.tsx";
import "./header.css";

interface HeaderBarProps {
  kind?: string;
  /** The list that it is in, for narrow screens. */
  back: string;
  tile?: ComponentChildren;
  title: string;
  /** Reads the clock, so that only this part is drawn each second. */
  waits: ComponentChildren;
  about: string;
  elapsed?: ComponentChildren;
  facts: InteractionFacts;
  client: ConversationClient;
  asked: Signal<Asked>;
  /** Whether the reader holds it: else only what it is, nothing to do. */
  mine: boolean;
  wide: boolean;
  /** Whether the customer is behind a button, not beside the words. */
  customerHidden: boolean;
  print?: () => void;
}

/** Above every conversation: what it is about, how long the customer waits, and what one may do with it. */
export function HeaderBar(props: HeaderBarProps) {
  const { kind = "", back, tile, title, waits, about, elapsed, facts, client, asked, mine, wide, print } = props;
  const ask = (what: Asked) => () => {
    asked.value = what;
  };
  return (
    <header class={`conversation-header ${kind}`}>
      {!wide && (
        <a class="icon-button" href={back} aria-label={m.inbox_back_to_list()}>
          <Icon name="chevron-left" />
        </a>
      )}
      {tile}
      <div class="conversation-who">
        <div class="conversation-name">
          <h1 class="cut" title={title}>
            {title}
          </h1>
          {mine && wide && waits}
        </div>
        <p class="quiet conversation-line">
          {mine && !wide && waits}
          <span class="cut" title={about}>
            {about}
          </span>
        </p>
      </div>
      {elapsed}
      {mine && <Transferring facts={facts} client={client} />}
      {mine && wide && facts.transferringTo === null && (
        <wa-button appearance="outlined" size="s" onClick={ask("transfer")}>
          <Icon slot="start" name="transfer" />
          {m.inbox_transfer()}
        </wa-button>
      )}
      {mine && wide && (
        <wa-button appearance="outlined" size="s" onClick={ask("close")}>
          <Icon slot="start" name="check" />
          {m.inbox_close()}
        </wa-button>
      )}
      {props.customerHidden && (
        <button
          type="button"
          class="icon-button"
          aria-label={m.portal_key_customer()}
          title={m.portal_key_customer()}
          onClick={ask("customer")}
        >
          <Icon name="person" />
        </button>
      )}
      {wide && print !== undefined && (
        <button type="button" class="icon-button" aria-label={m.mail_print()} title={m.mail_print()} onClick={print}>
          <Icon name="printer" />
        </button>
      )}
      {mine && (
        <HeaderMenu facts={facts} client={client} asked={asked} wide={wide} {...(print !== undefined && { print })} />
      )}
    </header>
  );
}
