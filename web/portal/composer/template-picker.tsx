import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { TemplateOffer } from "../../../protocol/messages.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { Late } from "../late.tsx";
import { languageName, piecesOf, templatesWith } from "./template.ts";
import "./template.css";
import type { Templates } from "./use-templates.ts";

/** One template of the account, found by its words, with its values and what the customer will read. */
export function TemplatePicker({ templates }: { templates: Templates }) {
  const { offers, failure, load, chosen } = templates;
  if (failure !== null) {
    return (
      <p class="template-state" role="alert">
        <span class="bad-word">{failure}</span>
        <button type="button" class="link" onClick={load}>
          {m.portal_try_now()}
        </button>
      </p>
    );
  }
  if (offers === null) return <Late rows={1} />;
  if (offers.length === 0) return <p class="template-state quiet">{m.inbox_no_templates()}</p>;
  return chosen === null ? (
    <Choice offers={offers} templates={templates} />
  ) : (
    <Chosen offer={chosen} templates={templates} />
  );
}

function Choice({ offers, templates }: { offers: readonly TemplateOffer[]; templates: Templates }) {
  const sought = useSignal("");
  const found = templatesWith(offers, sought.value);
  return (
    <div class="templates">
      <label class="search-field">
        <Icon name="search" />
        <input
          type="search"
          placeholder={m.inbox_find_template()}
          aria-label={m.inbox_find_template()}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            const [only] = found;
            if (event.key !== "Enter" || only === undefined) return;
            event.preventDefault();
            templates.choose(only);
          }}
        />
      </label>
      <ul class="template-list" aria-label={m.inbox_templates()}>
        {found.map((offer) => (
          <li key={`${offer.name} ${offer.language}`}>
            <button type="button" onClick={() => templates.choose(offer)}>
              <span class="template-name">
                <strong class="cut">{offer.name}</strong>
                <span class="quiet">{languageName(offer.language, language.value)}</span>
              </span>
              <span class="quiet cut">{offer.body}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {m.inbox_templates_found({ count: found.length })}
      </p>
      {found.length === 0 && <p class="template-state quiet">{m.inbox_no_template_found()}</p>}
    </div>
  );
}

function Chosen({ offer, templates }: { offer: TemplateOffer; templates: Templates }) {
  const { values, setValue, choose } = templates;
  const box = useRef<HTMLDivElement | null>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input, button")?.focus({ preventScroll: true }), [offer]);
  return (
    <div class="templates" ref={box}>
      <p class="template-chosen">
        <Icon name="template" />
        <strong class="cut">{offer.name}</strong>
        <span class="quiet">{languageName(offer.language, language.value)}</span>
        <button type="button" class="link" onClick={() => choose(null)}>
          {m.inbox_other_template()}
        </button>
      </p>
      {offer.parameters > 0 && (
        <div class="template-values">
          {Array.from({ length: offer.parameters }, (_, index) => (
            <label key={index}>
              <span>{m.inbox_template_value({ number: index + 1 })}</span>
              <input
                type="text"
                maxLength={1_000}
                value={values[index] ?? ""}
                onInput={(event) => setValue(index, event.currentTarget.value)}
              />
            </label>
          ))}
        </div>
      )}
      <Preview body={offer.body} values={values} />
    </div>
  );
}

/** As the customer reads it: what was filled in stands out, what is missing stays a place. */
function Preview({ body, values }: { body: string; values: readonly string[] }) {
  return (
    <p class="template-preview prose">
      {piecesOf(body).map((piece, index) => {
        if ("text" in piece) return <span key={index}>{piece.text}</span>;
        const value = values[piece.value]?.trim();
        return value ? <strong key={index}>{value}</strong> : <mark key={index}>{`{{${piece.value + 1}}}`}</mark>;
      })}
    </p>
  );
}
