import { Response as NodeResponse, type Request as WorkerRequest } from "miniflare";
import type { Mailboxes } from "../../sandbox/mailboxes/mailboxes.ts";
import { PlatformRefusal, platformMail } from "../../sandbox/mailboxes/platform-mail.ts";

/** Who takes what leaves by the platform. */
export type PlatformPost = Pick<Mailboxes, "sendByPlatform">;

/** Of the Worker that stands in for the platform's `send_email`. */
export const POST_OFFICE = "post-office";

/**
 * What a binding to `send_email` is, as an entrypoint: takes the fields of a mail, gives its id, and refuses with the platform's codes.
 * Files cross as base64, since JSON has no bytes.
 */
const SCRIPT = `
import { WorkerEntrypoint } from "cloudflare:workers";

export class PostOffice extends WorkerEntrypoint {
  async send(mail) {
    const attachments = (mail.attachments ?? []).map((file) => ({ ...file, content: new Uint8Array(file.content).toBase64() }));
    const response = await this.env.MAILBOXES.fetch("http://mailboxes/", {
      method: "POST",
      body: JSON.stringify({ ...mail, attachments }),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    throw Object.assign(new Error(answer.message), { code: answer.code });
  }
}

export default {};
`;

/** The Worker of the pretend platform, beside Deskline's own. */
export function postOffice(mailboxes: PlatformPost) {
  return {
    name: POST_OFFICE,
    modules: true,
    compatibilityDate: "2026-10-01",
    script: SCRIPT,
    serviceBindings: { MAILBOXES: (request: WorkerRequest) => send(mailboxes, request) },
  };
}

async function send(mailboxes: PlatformPost, request: WorkerRequest): Promise<NodeResponse> {
  const mail = platformMail.safeParse(await request.json());
  if (!mail.success)
    return NodeResponse.json({ code: "E_VALIDATION_ERROR", message: mail.error.message }, { status: 400 });
  try {
    return NodeResponse.json(await mailboxes.sendByPlatform(mail.data));
  } catch (error) {
    const code = error instanceof PlatformRefusal ? error.code : "E_INTERNAL_SERVER_ERROR";
    return NodeResponse.json({ code, message: String(error) }, { status: 400 });
  }
}
