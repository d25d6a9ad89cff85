import { playCarrier } from "./played-carrier.ts";

/**
 * The platform's sending binding as tests play it: a Worker of its own in place of miniflare's, which keeps what it was given where no
 * test can read it. What is sent goes to `https://<first label of the sender's domain>.carrier.test/` as JSON, files in base64; the
 * carrier's answer is the Message-ID, or with another status than 200 the code of an error.
 */
export const POST_OFFICE = {
  name: "post-office",
  modules: true,
  compatibilityDate: "2026-10-01",
  outboundService: playCarrier,
  script: `
    import { WorkerEntrypoint } from "cloudflare:workers";
    const base64 = (content) => btoa([...new Uint8Array(content)].map((byte) => String.fromCharCode(byte)).join(""));
    export class PostOffice extends WorkerEntrypoint {
      async send(mail) {
        const attachments = mail.attachments.map(({ content, ...about }) => ({ ...about, content: base64(content) }));
        const [, domain] = mail.from.email.split("@");
        const to = "https://" + domain.split(".")[0] + ".carrier.test/";
        const answer = await fetch(to, { method: "POST", body: JSON.stringify({ ...mail, attachments }) });
        const said = await answer.text();
        if (answer.status !== 200) throw Object.assign(new Error("refused"), { code: said });
        return { messageId: said === "OK" ? "<" + crypto.randomUUID() + "@" + domain + ">" : said };
      }
    }
    export default { fetch: () => new Response(null, { status: 404 }) };`,
};
