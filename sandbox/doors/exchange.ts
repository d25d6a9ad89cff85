import type { SandboxEnv } from "../environment.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { KeptFile } from "../network/message.ts";

/** A new stub for each request: one that has thrown may be broken for good. */
export function exchangeOf(env: SandboxEnv): DurableObjectStub<Exchange> {
  return env.EXCHANGE.getByName("exchange");
}

export async function fileResponse(env: SandboxEnv, file: KeptFile): Promise<Response> {
  const kept = await env.FILES.get(file.key);
  if (kept === null) return new Response("Not found", { status: 404 });
  const headers = {
    "content-type": file.type,
    "content-length": String(file.size),
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(kept.body, { headers });
}
