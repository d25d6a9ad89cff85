import { composeMail } from "../../channels/email/out/compose-mail.ts";
import { platformCarrier } from "../../channels/email/platform-carrier.ts";
import { filledLetter, withPixel } from "../../domain/mail/letter.ts";

/** The least that a list of mails could cost: a Worker that composes the same mails, gives them to the same binding, and keeps nothing. */

export interface BareMails {
  from: string;
  subject: string;
  template: string;
  mails: number;
  /** At once. */
  lanes: number;
}

const LINK = "https://desk.example/webhooks/mails/seen/d.00000000-0000-0000-0000-000000000000.1.abcdefghijklmnop";

export default {
  async fetch(request: Request, env: { EMAIL: SendEmail }): Promise<Response> {
    const { from, subject, template, mails, lanes } = await request.json<BareMails>();
    const carrier = platformCarrier(env.EMAIL);
    let next = 0;
    const lane = async () => {
      while (next < mails) {
        const n = next++;
        const filled = filledLetter({ subject, format: "html", body: template }, { nombre: `Cliente ${n}` }, LINK);
        const mail = composeMail(
          {
            from: { name: "Banco", address: from },
            to: [{ name: "", address: `c${n}@cliente.example` }],
            cc: [],
            bcc: [],
            replyTo: [{ name: "Banco", address: from }],
            ...filled,
            html: withPixel(filled.html, LINK),
            inReplyTo: null,
            references: [],
            files: [],
          },
          {
            token: crypto.randomUUID().replaceAll("-", ""),
            now: Date.now(),
            reference: `d.00000000-0000-0000-0000-000000000000.${n} abcdefghijklmnop`,
            automatic: "auto-generated",
            invitation: null,
            unsubscribe: LINK,
          },
        );
        const sent = await carrier.send(mail);
        if (sent.outcome !== "accepted") throw new Error(sent.reason);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return new Response();
  },
};
