import type { Request as SentRequest } from "miniflare";

/** What a carrier was asked, as tests read it. */
export interface Asked {
  at: number;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** How the carrier answers one request; `hang` ms before it does, `cut` instead of it. */
export interface PlayedAnswer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  hang?: number;
  cut?: boolean;
}

const asked = new Map<string, Asked[]>();
const answers = new Map<string, PlayedAnswer[]>();

/**
 * Every request that leaves workerd in tests ends here, in Node. `https://<name>.carrier.test/…` is recorded and answered as told, else
 * with 200 and `OK`; `https://control.carrier.test/<name>` reads what was asked (GET) and sets the next answers (PUT).
 */
export async function playCarrier(request: SentRequest): Promise<Response> {
  const url = new URL(request.url);
  const name = url.hostname.slice(0, -".carrier.test".length);
  if (!url.hostname.endsWith(".carrier.test")) throw new Error(`no test may call ${url.hostname}`);
  if (name === "control") return control(request, url.pathname.slice(1));
  heardBy(name, {
    at: Date.now(),
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  });
  const { status = 200, body = "OK", headers = {}, hang = 0, cut = false } = answers.get(name)?.shift() ?? {};
  if (hang > 0) await new Promise((resolve) => setTimeout(resolve, hang));
  if (cut) throw new Error("cut");
  return new Response(body, { status, headers });
}

/** As `https://<name>.carrier.test` was asked, or heard by another way. */
export function heardBy(name: string, heard: Asked): void {
  asked.set(name, [...(asked.get(name) ?? []), heard]);
}

async function control(request: SentRequest, name: string): Promise<Response> {
  if (request.method === "GET") return Response.json(asked.get(name) ?? []);
  answers.set(name, (await request.json()) as PlayedAnswer[]);
  return new Response(null, { status: 204 });
}
