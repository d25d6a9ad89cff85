import { z } from "zod";

/** `/api/blacklist`: who is not written to (SMS-51, SMS-119). */

export const BLOCK_SOURCES = ["customer", "agent", "upload", "registry", "complaint", "api"] as const;
export type BlockSource = (typeof BLOCK_SOURCES)[number];

export interface BlockedAddress {
  id: number;
  /** E.164, or as it was written where it could not be read. */
  address: string;
  /** What it blocks. `all`: everything; a dialer's or campaign's name; or the sender that the customer said STOP to. */
  scope:
    | { kind: "all" }
    | { kind: "campaign" | "dialer"; name: string }
    | { kind: "sender"; channel: string; sender: string };
  source: BlockSource;
  /** Blocks advertising only. */
  promotionsOnly: boolean;
  at: string;
  by: string;
  reason: string;
  expires: string | null;
  /** How often a send was stopped by it, and when last. */
  tries: number;
  lastTry: string | null;
}

export const blackListQuery = z.object({
  address: z.string().trim().max(254).optional(),
  source: z.enum(BLOCK_SOURCES).optional(),
  campaign: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** `POST /api/blacklist`. Without a campaign it blocks everything, which needs the sight of all. */
export const blockAddress = z.strictObject({
  address: z.string().trim().min(1).max(254),
  campaign: z.string().max(64).nullable(),
  promotionsOnly: z.boolean().default(false),
  reason: z.string().trim().max(500).default(""),
  expires: z.iso.datetime({ offset: true }).nullable().default(null),
});

/** `DELETE /api/blacklist/:id`. */
export const unblockAddress = z.strictObject({ reason: z.string().trim().min(1, { error: "Say why" }).max(500) });

/** `POST /api/blacklist/uploads?name=FILE.csv&registry=false` with the file as body: `phone;campaign;` a line. */
export interface BlackListUploaded {
  rows: number;
  /** Of them, new ones. */
  added: number;
  warnings: { path: string; code: string; detail: string }[];
}
