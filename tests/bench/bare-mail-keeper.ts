import PostalMime from "postal-mime";

interface Bindings {
  FILES: R2Bucket;
  DB: D1Database;
}

/** The least that mail coming in could cost: a Worker that parses it, keeps it whole in R2, and its words in D1, where it is known again. */
export default {
  async fetch(request: Request, { FILES, DB }: Bindings): Promise<Response> {
    const raw = new Uint8Array(await request.arrayBuffer());
    if (raw.byteLength === 0) {
      await DB.exec("CREATE TABLE mails (id TEXT PRIMARY KEY, sender TEXT, subject TEXT, text TEXT, file TEXT)");
      return new Response();
    }
    const mail = await PostalMime.parse(raw);
    const file = crypto.randomUUID();
    await FILES.put(file, raw);
    await DB.prepare("INSERT INTO mails VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(mail.messageId ?? "", mail.from?.address ?? "", mail.subject ?? "", mail.text ?? "", file)
      .run();
    return new Response();
  },
};
