import type { MailServer } from "./mail-server.ts";

/** A connection to a mail server. */
export interface Wire {
  /** What has come; null: the other side has closed. */
  read(): Promise<Uint8Array | null>;
  write(bytes: Uint8Array): Promise<void>;
  /** The same connection under TLS (RFC 3207); this one is used up. Throws if the server is not who it should be. */
  secured(): Promise<Wire>;
  /** Never throws. */
  close(): Promise<void>;
}

/** Connects, under TLS where the server speaks it from the first byte. Throws where nobody listens. */
export type Dial = (server: MailServer) => Promise<Wire>;
