import type { MailServer } from "./mail-server.ts";
import type { Wire } from "./wire.ts";

/** The platform's own sockets. */
export async function dialSocket({ host, port, security }: MailServer): Promise<Wire> {
  const { connect } = await import("cloudflare:sockets");
  const secureTransport = security === "tls" ? "on" : security === "starttls" ? "starttls" : "off";
  const socket = connect({ hostname: host, port }, { secureTransport, allowHalfOpen: false });
  await socket.opened;
  return wireOf(socket, host);
}

function wireOf(socket: Socket, host: string): Wire {
  const reader: ReadableStreamDefaultReader<Uint8Array> = socket.readable.getReader();
  const writer: WritableStreamDefaultWriter<Uint8Array> = socket.writable.getWriter();
  return {
    async read() {
      const { done, value } = await reader.read();
      return done ? null : value;
    },
    write: (bytes) => writer.write(bytes),
    async secured() {
      reader.releaseLock();
      writer.releaseLock();
      const secure = socket.startTls({ expectedServerHostname: host });
      await secure.opened;
      return wireOf(secure, host);
    },
    close: () => socket.close().catch(() => {}),
  };
}
