import { Agenda } from "../agenda.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { Facts } from "../facts.ts";
import { programsTold } from "../telling.ts";
import { Activation } from "./activation.ts";
import { Claims } from "./claims.ts";
import { Exchange } from "./exchange.ts";
import { Gate } from "./gate.ts";
import { Journal } from "./journal.ts";
import { Lists } from "./lists.ts";
import { MailOffice } from "./mail-office.ts";
import { Orders } from "./orders.ts";
import { Pacer } from "./pacer.ts";
import type { DialerFacts, DialerParts } from "./parts.ts";
import { PhoneOffice } from "./phone-office.ts";
import { Progress } from "./progress.ts";
import { QuarterHours } from "./quarter-hours.ts";
import { Reactions } from "./reactions.ts";
import { Receipts, type Told } from "./receipts.ts";
import { Removals } from "./removals.ts";
import { Rests } from "./rests.ts";
import { Rounds } from "./rounds.ts";
import { Singles } from "./singles.ts";
import { Slice } from "./slice.ts";
import { Stops } from "./stops.ts";
import { Supply } from "./supply.ts";
import { Tally } from "./tally.ts";
import { Tries } from "./tries.ts";
import { Waves } from "./waves.ts";

/** Reports lag behind a board by no more than this. */
const FIGURES_AFTER_MS = 60_000;

/** The parts of one dialer, put together. What an earlier instance had begun and not answered is UNKNOWN from here on. */
export function assemble(ctx: DurableObjectState, env: Env, configured: () => Promise<boolean>) {
  const { sql } = ctx.storage;
  const id = ctx.id.name ?? "";
  const agenda = new Agenda(ctx, env, "dialer", { replied: () => {}, settled: () => {} });
  const tellPrograms = programsTold(env, agenda);
  const facts = new Facts<DialerFacts>(sql);
  const journal = new Journal(sql);
  journal.lose(Date.now());
  const claims = new Claims(sql, journal);
  const parts: DialerParts = {
    id,
    env,
    facts,
    configured,
    dialer() {
      const snapshot = facts.get("snapshot");
      if (snapshot === undefined) throw new Error("no settings yet");
      return snapshot.dialer;
    },
    transaction: (change) =>
      allOrNothing(ctx.storage, change, () => {
        facts.forgetCache();
        journal.load();
        claims.load();
      }),
    turn() {
      const turn = (facts.get("turn") ?? 0) + 1;
      facts.set("turn", turn);
      return { dialer: id, turn };
    },
    changed: () => progress.changed(),
  };

  const lists = new Lists(sql, id);
  const quarterHours = new QuarterHours(sql, id, () => agenda.wake("figures", Date.now() + FIGURES_AFTER_MS, "keep"));
  const tally = new Tally(sql, facts, journal, quarterHours);
  const progress = new Progress(ctx, parts, { tally, lists, wake: (at) => agenda.wake("board", at, "keep") });
  const phones = new PhoneOffice(parts);
  const mails = new MailOffice(parts);
  const office = () => (parts.dialer().channel === "email" ? mails : phones);
  const pacer = new Pacer(parts, office);
  const stops = new Stops(parts);
  const tries = new Tries(sql);
  const removals = new Removals(sql, parts, lists, tally);
  const receipts = new Receipts(sql, parts, claims, tally);
  const singles = new Singles(sql, parts);
  const activation = new Activation(parts, lists, tally);
  const gate = new Gate(parts, lists, removals, activation);
  const exchange = new Exchange(parts, { claims, journal, lists, tally, pacer, stops, tries });
  const rests = new Rests(parts, { claims, exchange, tries });
  const supply = new Supply(parts, { claims, exchange, gate, lists, rests });
  const waves = new Waves(parts, { claims, journal, stops, tries });
  const work = { activation, receipts, removals, singles };
  const slice = new Slice(parts, {
    ...work,
    claims,
    exchange,
    gate,
    journal,
    lists,
    office,
    pacer,
    rests,
    supply,
    waves,
  });
  const told = (what: string, about: object) => {
    const { name, campaign } = parts.dialer();
    const campaigns = campaign === null ? [] : [campaign];
    tellPrograms("dialer", what, Date.now(), campaigns, { dialer: { id, name }, ...about });
  };
  const idle = () => {
    if (!claims.isEmpty()) return;
    parts.transaction(() => {
      for (const list of lists.finished()) told("list-finished", { list });
    });
    agenda.send();
  };
  const rounds = new Rounds(parts, { agenda, progress, quarterHours, receipts, removals, slice, tally, idle });
  if (!claims.isEmpty()) rounds.wake();
  const hear = (told: Told) => {
    receipts.hear(told);
    rounds.receiptsCame();
  };
  const reactions = new Reactions(parts, hear, (campaigns, data) => {
    parts.transaction(() => tellPrograms("opt-out", "added", Date.now(), campaigns, data));
    agenda.send();
  });
  const orders = new Orders(parts, { activation, agenda, exchange, pacer, removals, rounds, stops, told });
  return { agenda, hear, orders, parts, progress, reactions, rounds, singles };
}
