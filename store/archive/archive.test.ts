import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { InteractionRecord, QuarterHourRow } from "../../protocol/archive.ts";
import { findInteractions } from "./find-interactions.ts";
import type { InteractionSearch } from "./interaction-page.ts";
import { recordInteractions } from "./interactions.ts";
import { recordQuarterHours } from "./statistics.ts";
import { MOST_WORDS } from "./vocabulary.ts";

const NOON = Date.UTC(2026, 10, 23, 12);

function record(id: string, change: Partial<InteractionRecord> = {}): InteractionRecord {
  return {
    id,
    conversation: `c-${id}`,
    campaign: "ventas",
    channel: "webchat",
    caseNumber: `VEN-${id}`,
    customer: { name: "María Peña", mail: "maria@example.com", phone: "+59899123456" },
    language: "es",
    state: "closed",
    endReason: null,
    closedBy: "agent",
    enteredAt: NOON,
    assignedAt: NOON + 1_000,
    firstReplyAt: NOON + 4_000,
    closedAt: NOON + 60_000,
    waited: 1,
    agent: "ana",
    segments: [{ agent: "ana", campaign: "ventas", from: NOON + 1_000, to: NOON + 60_000 }],
    disposition: { levels: ["Venta", "Cerrada"], comment: "" },
    rating: null,
    subject: "",
    opening: "Buenos días",
    text: "Buenos días, ¿cuánto cuesta la tarjeta de crédito?",
    rev: 1,
    ...change,
  };
}

async function found(search: Partial<InteractionSearch>): Promise<string[]> {
  const { items } = await findInteractions(env.ARCHIVE, { campaigns: "all", limit: 50, ...search });
  return items.map(({ id }) => id);
}

describe("recordInteractions", () => {
  test("keeps the whole record but its words", async () => {
    const { text: _, rev: __, ...line } = record("whole", { campaign: "whole" });
    await recordInteractions(env.ARCHIVE, [record("whole", { campaign: "whole" })]);
    const { items } = await findInteractions(env.ARCHIVE, { campaigns: ["whole"], limit: 1 });
    expect(items).toEqual([{ ...line, qualityScore: null }]);
  });

  test("the same one twice is one row and is found once; an older state of it changes nothing, a newer one does", async () => {
    const campaign = "again";
    await recordInteractions(env.ARCHIVE, [record("a", { campaign, rev: 5, text: "quinta" })]);
    await recordInteractions(env.ARCHIVE, [record("a", { campaign, rev: 5, text: "quinta" })]);
    await recordInteractions(env.ARCHIVE, [record("a", { campaign, rev: 4, text: "cuarta", rating: 1 })]);
    expect(await found({ campaigns: [campaign], text: "quinta" })).toEqual(["a"]);
    expect(await found({ campaigns: [campaign], text: "cuarta" })).toEqual([]);

    await recordInteractions(env.ARCHIVE, [
      record("a", { campaign, rev: 6, text: "sexta", rating: 5, disposition: null }),
    ]);
    expect(await found({ campaigns: [campaign], text: "quinta" })).toEqual([]);
    const { items } = await findInteractions(env.ARCHIVE, { campaigns: [campaign], limit: 5 });
    expect(items).toMatchObject([{ rating: 5, disposition: null }]);
  });

  test("takes 500 in one call, even of a hundred thousand characters, and refuses 501", async () => {
    const long = "palabra ".repeat(12_500);
    await recordInteractions(
      env.ARCHIVE,
      Array.from({ length: 500 }, (_, n) => record(`n${n}`, { campaign: "many", text: n < 20 ? long : "corta" })),
    );
    expect(await found({ campaigns: ["many"], text: "palabra" })).toHaveLength(20);
    await expect(
      recordInteractions(
        env.ARCHIVE,
        Array.from({ length: 501 }, () => record("x")),
      ),
    ).rejects.toThrow(RangeError);
  });
});

describe("findInteractions", () => {
  test("reads words without accents and case, in any order, from their beginning", async () => {
    await recordInteractions(env.ARCHIVE, [record("accents", { campaign: "words" })]);
    for (const text of ["credito", "CRÉDITO tarj", "dias cuanto"]) {
      expect(await found({ campaigns: ["words"], text })).toEqual(["accents"]);
    }
    expect(await found({ campaigns: ["words"], text: "credito hipoteca" })).toEqual([]);
  });

  test("finds the customer by name, mail, number or case number, not by what was said", async () => {
    await recordInteractions(env.ARCHIVE, [record("1234", { campaign: "who" })]);
    for (const customer of ["pena", "maria@example.com", "+59899", "ven-1234"]) {
      expect(await found({ campaigns: ["who"], customer })).toEqual(["1234"]);
    }
    expect(await found({ campaigns: ["who"], customer: "credito" })).toEqual([]);
    expect(await found({ campaigns: ["who"], customer: "pena", text: "credito" })).toEqual(["1234"]);
  });

  test("EML-40: finds mails by words of their subject, by the customer's address and by their name", async () => {
    const campaign = "mails";
    const mail = { channel: "email", campaign } as const;
    await recordInteractions(env.ARCHIVE, [
      record("m1", { ...mail, subject: "Factura duplicada de octubre" }),
      record("m2", {
        ...mail,
        subject: "Cancelamento",
        customer: { name: "João", mail: "joao@example.com.br", phone: "" },
      }),
      record("chat", { campaign, text: "factura duplicada" }),
    ]);
    expect(await found({ campaigns: [campaign], subject: "DUPLICADA fact" })).toEqual(["m1"]);
    expect(await found({ campaigns: [campaign], customer: "joao@example.com.br" })).toEqual(["m2"]);
    expect(await found({ campaigns: [campaign], name: "joao" })).toEqual(["m2"]);
    expect(await found({ campaigns: [campaign], name: "example" })).toEqual([]);
    expect(await found({ campaigns: [campaign], subject: "cancelamento", name: "maria" })).toEqual([]);
    expect(await found({ campaigns: [campaign], channel: "email" })).toEqual(["m2", "m1"]);
    expect(await found({ campaigns: [campaign], subject: '"' })).toEqual([]);
    await recordInteractions(env.ARCHIVE, [record("m1", { ...mail, rev: 2, subject: "Factura anulada" })]);
    expect(await found({ campaigns: [campaign], subject: "duplicada" })).toEqual([]);
  });

  test("a beginning of more words than are looked up one by one finds them all the same", async () => {
    const names = Array.from({ length: MOST_WORDS + 2 }, (_, n) => `comienzo${String.fromCodePoint(0x4e00 + n)}`);
    await recordInteractions(env.ARCHIVE, [record("begins", { campaign: "begins", text: names.join(" ") })]);
    for (const text of ["comie", "comienzo", names.at(-1) ?? ""])
      expect(await found({ campaigns: ["begins"], text })).toEqual(["begins"]);
    expect(await found({ campaigns: ["begins"], text: "comienza" })).toEqual([]);
  });

  test("what people type is never syntax of the search", async () => {
    await recordInteractions(env.ARCHIVE, [record("syntax", { campaign: "syntax", text: 'dijo "NEAR" y name:' })]);
    for (const text of ['"', "NEAR(", "name:", "a* OR b", "^", "-", "'; DROP TABLE interactions; --"]) {
      await expect(found({ campaigns: ["syntax"], text })).resolves.toBeInstanceOf(Array);
    }
    expect(await found({ campaigns: ["syntax"], text: '"near"' })).toEqual(["syntax"]);
  });

  test("SEC-5: shows only the campaigns of the asker, also when another one is asked for", async () => {
    await recordInteractions(env.ARCHIVE, [
      record("mine", { campaign: "mine" }),
      record("theirs", { campaign: "theirs" }),
    ]);
    expect(await found({ campaigns: ["mine"] })).toEqual(["mine"]);
    expect(await found({ campaigns: ["mine"], campaign: "theirs" })).toEqual([]);
    expect(await found({ campaigns: [] })).toEqual([]);
  });

  test("pages through all of them, the last closed first, also those that closed in one instant", async () => {
    const campaign = "pages";
    await recordInteractions(
      env.ARCHIVE,
      Array.from({ length: 7 }, (_, n) => record(`p${n}`, { campaign, closedAt: NOON + Math.floor(n / 3) })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await findInteractions(env.ARCHIVE, { campaigns: [campaign], limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["p6", "p5", "p4", "p3", "p2", "p1", "p0"]);
  });
});

describe("the filters of recordings", () => {
  const campaigns = ["f-sales", "f-care", "f-other"];
  const all = Array.from({ length: 60 }, (_, n) =>
    record(`f${n}`, {
      campaign: campaigns[n % 3] ?? "",
      channel: n % 2 === 0 ? "sms" : "email",
      agent: n % 5 === 0 ? null : (["ana", "bruno"][n % 2] ?? ""),
      assignedAt: n % 5 === 0 ? null : NOON,
      closedAt: NOON + (n % 7) * 60_000,
      rating: n % 4 === 0 ? null : (n % 5) + 1,
      state: n % 9 === 0 ? "abandoned" : "closed",
      disposition: n % 2 === 0 ? null : { levels: ["Venta", n % 3 === 0 ? "Sí" : "No"], comment: "" },
      customer: { name: n % 3 === 1 ? "Núñez" : "Ana", mail: "", phone: `+5989${n}` },
      subject: n % 2 === 1 ? "Camión azul" : "",
      text: n % 4 === 0 ? "el camión llegó" : "nada",
      words: { in: 3, out: 1, delivered: 0, failed: 0, courtesies: n % 4 },
    }),
  );
  const FILTERS: [string, Partial<InteractionSearch>, (one: InteractionRecord) => boolean][] = [
    ["campaign", { campaign: "f-care" }, (one) => one.campaign === "f-care"],
    ["channel", { channel: "sms" }, (one) => one.channel === "sms"],
    ["agents", { agents: ["ana"] }, (one) => one.agent === "ana"],
    ["state", { state: "closed" }, (one) => one.state === "closed"],
    ["from", { closedFrom: NOON + 120_000 }, (one) => one.closedAt >= NOON + 120_000],
    ["until", { closedUntil: NOON + 240_000 }, (one) => one.closedAt < NOON + 240_000],
    ["rating", { ratingFrom: 2, ratingTo: 4 }, (one) => one.rating !== null && one.rating >= 2 && one.rating <= 4],
    ["length from", { lengthFrom: 60 }, (one) => one.assignedAt !== null && one.closedAt - one.assignedAt >= 60_000],
    ["length to", { lengthTo: 60 }, (one) => one.assignedAt === null || one.closedAt - one.assignedAt <= 60_000],
    ["courtesies", { courtesiesFrom: 2 }, (one) => (one.words?.courtesies ?? 0) >= 2],
    ["disposition", { disposition: ["Venta", "Sí"] }, (one) => one.disposition?.levels[1] === "Sí"],
    ["name", { name: "nunez" }, (one) => one.customer.name === "Núñez"],
    ["subject", { subject: "camion" }, (one) => one.subject !== ""],
    ["text", { text: "CAMION" }, (one) => one.text.includes("camión")],
    ["case number", { caseNumber: "VEN-f7" }, (one) => one.caseNumber === "VEN-f7"],
  ];

  test("EML-31, SMS-100: each alone, each two together, and page by page, find what they should and nothing else", async () => {
    await recordInteractions(env.ARCHIVE, all);
    for (const [first, one, holds] of FILTERS) {
      for (const [second, other, holdsToo] of FILTERS) {
        const wanted = all.filter((each) => holds(each) && holdsToo(each)).map(({ id }) => id);
        const search = { campaigns, ...one, ...other };
        const seen: string[] = [];
        for (let cursor: string | undefined | null; cursor !== null; ) {
          const page = await findInteractions(env.ARCHIVE, { ...search, limit: 25, cursor });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(seen.toSorted(), `${first} and ${second}`).toEqual(wanted.toSorted());
      }
    }
  });
});

test("recordQuarterHours keeps absolute values, of which an older state changes nothing", async () => {
  const row: QuarterHourRow = {
    campaign: "ventas",
    quarter: NOON,
    rev: 2,
    received: 9,
    answered: 7,
    answeredInLevel: 5,
    abandoned: 1,
    abandonedInLevel: 0,
    short: 1,
    expired: 0,
    waitSum: 80,
    waitMax: 30,
  };
  await recordQuarterHours(env.ARCHIVE, [row]);
  await recordQuarterHours(env.ARCHIVE, [
    { ...row, rev: 1, received: 3 },
    { ...row, quarter: NOON + 1, received: 1 },
  ]);
  const { results } = await env.ARCHIVE.prepare(
    "SELECT quarter_hour, rev, received, wait_sum_s FROM quarter_hours ORDER BY quarter_hour",
  ).all();
  expect(results).toEqual([
    { quarter_hour: NOON, rev: 2, received: 9, wait_sum_s: 80 },
    { quarter_hour: NOON + 1, rev: 2, received: 1, wait_sum_s: 80 },
  ]);
});
