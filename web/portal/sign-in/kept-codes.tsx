import { m } from "../../shared/paraglide/messages.js";
import { offerFile } from "../administration/record/offer-file.ts";
import { Icon } from "../icon.tsx";

/** Codes that each come in once in place of the authenticator's: shown now and never again. */
export function KeptCodes({ codes }: { codes: readonly string[] }) {
  return (
    <section class="kept-codes" aria-label={m.portal_second_codes()}>
      <p>{m.portal_second_keep()}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <wa-button
        size="s"
        appearance="outlined"
        onClick={() => offerFile("deskline-codes.txt", "text/plain", `${codes.join("\n")}\n`)}
      >
        <span slot="start" class="button-icon">
          <Icon name="download" />
        </span>
        {m.portal_second_download()}
      </wa-button>
    </section>
  );
}
