import { type Delivery, further } from "../../domain/interaction/delivery.ts";

export interface StoredDelivery {
  entry: string;
  state: Delivery;
  reason: string;
  carrierId: string | null;
  /** ms when the carrier took it; null while it has not. */
  sentAt: number | null;
}

type Row = { entry: string; state: Delivery; reason: string; carrier_id: string | null; sent_at: number | null };

/**
 * How far each word of ours has come. What has not left yet has no row here: the log says that it leaves. A receipt may be here before the
 * carrier's answer: the further of the two counts.
 */
export class Deliveries {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(entry: string): StoredDelivery | null {
    const row = this.#sql.exec<Row>("SELECT * FROM deliveries WHERE entry = ?", entry).toArray()[0];
    return row === undefined ? this.#leaving(entry) : fromSql(row);
  }

  /** Notes what was told; what it is now, or null when that is nothing new. */
  tell(told: StoredDelivery): StoredDelivery | null {
    const known = this.get(told.entry);
    const state = known === null ? told.state : further(known.state, told.state);
    const next: StoredDelivery = {
      entry: told.entry,
      state,
      reason: state === told.state ? told.reason : (known?.reason ?? ""),
      carrierId: told.carrierId ?? known?.carrierId ?? null,
      sentAt: known?.sentAt ?? told.sentAt,
    };
    this.#put(next);
    return state === known?.state ? null : next;
  }

  /** Of a mail, whose fate follows from those of its recipients and may fall: what it is now, or null when that is nothing new. */
  follow(entry: string, state: Delivery, reason: string): StoredDelivery | null {
    const known = this.get(entry);
    if (known?.state === state && known.reason === reason) return null;
    const next = { entry, state, reason, carrierId: known?.carrierId ?? null, sentAt: known?.sentAt ?? null };
    this.#put(next);
    return next;
  }

  /** It leaves once more: what was known of it counts no longer. */
  again(entry: string): void {
    this.#put({ entry, state: "sending", reason: "", carrierId: null, sentAt: null });
  }

  /** Words taken by the carrier until then that have not come so far: Messenger tells of them together. */
  sentUntil(at: number): StoredDelivery[] {
    return this.#sql
      .exec<Row>("SELECT * FROM deliveries WHERE sent_at <= ? AND state IN ('sent', 'delivered')", at)
      .toArray()
      .map(fromSql);
  }

  #leaving(entry: string): StoredDelivery | null {
    const leaves = this.#sql.exec("SELECT 1 FROM log WHERE id = ? AND leaves IS NOT NULL", entry).toArray().length > 0;
    return leaves ? { entry, state: "sending", reason: "", carrierId: null, sentAt: null } : null;
  }

  #put({ entry, state, reason, carrierId, sentAt }: StoredDelivery): void {
    this.#sql.exec("INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?, ?, ?)", entry, state, reason, carrierId, sentAt);
  }
}

function fromSql({ carrier_id, sent_at, ...row }: Row): StoredDelivery {
  return { ...row, carrierId: carrier_id, sentAt: sent_at };
}
