import { type AddressRules, forbidden } from "./address-rules.ts";
import { reasonOf } from "./answer.ts";
import {
  type Ask,
  type CarrierAccount,
  type CarrierAnswer,
  type CarrierRequest,
  type Departure,
  Refusal,
  type Sent,
} from "./carrier.ts";
import { CARRIER_HOSTS, CARRIERS } from "./carriers.ts";
import { listens } from "./reach.ts";

const PATIENCE_MS = 10_000;
/** Files and lists of templates come on the same wire. */
const PATIENCE_FOR_FILES_MS = 30_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const UNAUTHORIZED = 401;

/**
 * Sends one message (SMS-53) and says what became of it: one request, or two where the carrier asks for a digest first. Only `slow-down`
 * and `unreachable` say that nothing has left; whatever breaks after the request may have left is `unknown`. Never follows a
 * redirect, waits 10 s at most (`patience`, ms), reads 64 KB at most. Carriers' own hosts are allowed besides those of the rules.
 */
export async function leave(
  account: CarrierAccount,
  departure: Departure,
  statusUrl: string,
  rules: AddressRules,
  patience = PATIENCE_MS,
): Promise<Sent> {
  const carrier = CARRIERS[account.type];
  const unfit = tooLong(departure, carrier.longest);
  if (unfit !== null) return unfit;
  try {
    const request = carrier.request(account, departure, statusUrl);
    let answer = await exchanged(request, rules, patience);
    if ("status" in answer && answer.status === UNAUTHORIZED) {
      const again = carrier.challenged?.(account, request, answer) ?? null;
      if (again !== null) answer = await exchanged(again, rules, patience);
    }
    return "status" in answer ? carrier.answered(answer, departure) : answer;
  } catch (error) {
    if (error instanceof Refusal) return { outcome: "refused", reason: error.message };
    throw error;
  }
}

/** Sends what `Carrier.sign` asks for: a hint, whose loss is nobody's harm. Throws `Refusal` for a forbidden address. */
export async function hint(request: CarrierRequest, rules: AddressRules): Promise<void> {
  await exchanged(request, rules, PATIENCE_MS);
}

/** Asks a carrier for files and templates by the rules of `leave`; bodies of up to 16 MB, 30 s in all. Throws `Refusal` for a forbidden address. */
export function asking(rules: AddressRules): Ask {
  return async (request) => {
    check(request.url, rules);
    const response = await fetch(request.url, {
      ...inWords(request),
      signal: AbortSignal.timeout(PATIENCE_FOR_FILES_MS),
    });
    return new Response(response.body?.pipeThrough(atMost(MAX_FILE_BYTES)) ?? null, response);
  };
}

async function exchanged(
  request: CarrierRequest,
  rules: AddressRules,
  patience: number,
): Promise<CarrierAnswer | Sent> {
  check(request.url, rules);
  if (rules.local && !(await listens(request.url)))
    return { outcome: "unreachable", reason: "The carrier does not answer" };
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(request.url, { ...inWords(request), signal });
    const { status, headers } = response;
    const answer = {
      status,
      headers,
      body: isShort(headers) ? await wholeOf(response) : await beginningOf(response.body),
    };
    return unreached(answer) ?? redirected(answer) ?? answer;
  } catch (error) {
    return broken(error);
  }
}

/** A template's text is the carrier's own: what stands here is what people see of it. */
function tooLong({ text, template }: Departure, longest: number): Sent | null {
  if (template !== null || text.length <= longest) return null;
  return { outcome: "refused", reason: `The text has ${text.length} characters, this carrier takes ${longest}` };
}

function check(address: string, { hosts, local }: AddressRules): void {
  const why = forbidden(address, { hosts: [...CARRIER_HOSTS, ...hosts], local });
  if (why !== null) throw new Refusal(why);
}

function inWords({ method, headers, body }: CarrierRequest): RequestInit {
  return { method, headers, body, redirect: "manual" };
}

/** What Cloudflare answers in the place of a host that it could not reach or not speak TLS with: the request never got there. */
function unreached({ status, headers, body }: CarrierAnswer): Sent | null {
  const isOfTheEdge = headers.get("server") === "cloudflare";
  const isCertain = [521, 523, 525, 526].includes(status) || (status === 530 && body.includes("1016"));
  return isOfTheEdge && isCertain
    ? { outcome: "unreachable", reason: `The carrier cannot be reached: HTTP ${status}` }
    : null;
}

function redirected({ status }: CarrierAnswer): Sent | null {
  return status >= 300 && status < 400
    ? { outcome: "refused", reason: "The carrier's address redirects elsewhere" }
    : null;
}

/** The runtime tells neither what had left nor why it broke, but for its own limit. */
function broken(error: unknown): Sent {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (message.startsWith("Too many subrequests")) return { outcome: "unreachable", reason: message };
  return {
    outcome: "unknown",
    reason: name === "TimeoutError" ? "The carrier has not answered in time" : reasonOf(message),
  };
}

function isShort(headers: Headers): boolean {
  const length = headers.get("Content-Length");
  return length !== null && /^\d+$/.test(length) && Number(length) <= MAX_ANSWER_BYTES;
}

/** At once: each part that is read costs as much as the whole. */
function wholeOf(response: Response): Promise<string> {
  return response.text().catch(() => "");
}

/** The first 64 KB; what broke off is given as far as it came, the status has been said. */
async function beginningOf(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  let left = MAX_ANSWER_BYTES;
  try {
    while (left > 0) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    return text;
  }
  return text;
}

function atMost(bytes: number): TransformStream<Uint8Array, Uint8Array> {
  let left = bytes;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new Refusal("The answer is too large"));
      else controller.enqueue(chunk);
    },
  });
}
