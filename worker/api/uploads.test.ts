import { env, exports } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UploadAccepted, UploadLine } from "../../protocol/dialers.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import { sweepRefused, sweepUpload } from "../../store/spool/refused-uploads.ts";
import { acceptUpload, beginUpload, refuseUpload, type SpoolRow, storeRows } from "../../store/spool/uploads.ts";
import {
  accepted,
  type House,
  openDialer,
  openHouse,
  refused,
  rowsOf,
  sendFile,
} from "../../tests/acceptance/lists.ts";
import { sweepShelves } from "../uploads/shelf.ts";

/** By character. */
const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1252").decode(new Uint8Array([byte])), byte]),
);

let house: House;
let dialers = 0;
let dialer = { id: "", name: "" };

beforeAll(async () => {
  house = await openHouse();
  await openDialer("campsms", house.dongle, house.banco);
  await openDialer("norte-sms", house.dongle, house.norte);
});

beforeEach(async () => {
  dialer = await openDialer(`test${++dialers}`, house.dongle, house.banco);
});

const uploadTo = (
  name: string,
  file: string | Uint8Array<ArrayBuffer>,
  query = "name=LIST.csv",
  browser = house.pedro,
) => sendFile(browser, `/dialers/${name}/uploads?${query}`, file);
const upload = (file: string | Uint8Array<ArrayBuffer>, query?: string) => uploadTo(dialer.name, file, query);

const spool = (id = dialer.id) =>
  rowsOf<Record<string, unknown>>(
    env.SPOOL,
    `SELECT state, priority, destiny, address, message, device, data FROM sms_spool WHERE dialer = ? ORDER BY id`,
    id,
  );
const lines = (...rows: string[]) => rows.map((row) => `${dialer.name};${row}`).join("\r\n");
const kept = async () => (await env.FILES.list({ prefix: "lists/" })).objects;
const uploadsOf = async (id = dialer.id) =>
  rowsOf<{ state: string; rows: number; position: number | null }>(
    env.SPOOL,
    "SELECT state, rows, position FROM uploads WHERE dialer = ? ORDER BY at",
    id,
  );

describe("a list that is accepted", () => {
  const SEED = () =>
    lines(
      "098344484;This is my SMS;9999",
      "098344384;Hey World!;9999;",
      "98356484;Hey World!;9999",
      "098378984;Hey World!;9999",
      "23578408;Hey World!;9999",
      "099635199;Mensaje de prueba2;9999",
    );

  test("SMS-60, SMS-61, story 4: the seed's file becomes rows that can be claimed, and what is known of them is told", async () => {
    const block = {
      scope: house.banco.id,
      source: "upload",
      promotionsOnly: false,
      at: 1,
      by: "x",
      reason: "",
    } as const;
    await blockAddresses(env.SPOOL, [{ ...block, address: "+59899635199", expires: null }]);
    const answer = await accepted<UploadAccepted>(upload(SEED(), "name=DISCTEST29042014.csv"));
    expect(answer).toMatchObject({ rows: 6, header: false, warnings: [] });
    expect(answer.preview).toEqual({
      blocked: 1,
      other: 1,
      twice: 0,
      segments: 6,
      samples: [
        { to: "+59898344484", subject: null, text: "This is my SMS", segments: 1 },
        { to: "+59898344384", subject: null, text: "Hey World!", segments: 1 },
        { to: "+59898356484", subject: null, text: "Hey World!", segments: 1 },
      ],
    });
    const rows = await spool();
    expect(rows[0]).toEqual({
      state: 1,
      priority: 9999,
      destiny: "098344484",
      address: "+59898344484",
      message: "This is my SMS",
      device: "",
      data: "[]",
    });
    expect(rows.map(({ address }) => address)).toEqual([
      "+59898344484",
      "+59898344384",
      "+59898356484",
      "+59898378984",
      "23578408",
      "+59899635199",
    ]);
    expect(await uploadsOf()).toEqual([{ state: "accepted", rows: 6, position: 1 }]);
  });

  test("SMS-52: Device and values are kept; a text is shown with its variables filled and what it costs", async () => {
    const long = "Su número de cliente es el ${2}, consulte. ".repeat(4);
    const answer = await accepted<UploadAccepted>(
      upload(lines(`098344484;Hola \${1};1;ANTEL;Ana;"3;5"`, `098344484;${long};2;;Beto;77;`, "098344485;${4};3")),
    );
    const filled = long.replaceAll("${2}", "77");
    expect(answer.preview.samples.map(({ text }) => text)).toEqual(["Hola Ana", filled, ""]);
    expect(answer.preview).toMatchObject({ twice: 1, segments: 1 + segmentsOf(filled) + 1 });
    expect(answer.warnings.map(({ path, code }) => [path, code])).toEqual([["line 3, column 3", "variable_missing"]]);
    const rows = await spool();
    expect(rows.map(({ device, data }) => [device, data])).toEqual([
      ["ANTEL", '["Ana","3;5"]'],
      ["", '["Beto","77"]'],
      ["", "[]"],
    ]);
  });

  test("SMS-56: without order by priority all rows are alike, and leave in the order of their entry", async () => {
    dialer = await openDialer("entry-order", house.dongle, house.banco, { orderByPriority: false });
    await accepted(upload(lines("098344484;a;7777", "098344485;b;9999")));
    expect((await spool()).map(({ priority }) => priority)).toEqual([0, 0]);
  });

  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ["UTF-8", utf8("Año, João “¡sí!” €")],
    ["Windows-1252", windows1252("Año, João “¡sí!” €")],
    // In capitals, an accent before a closing curly quote is also UTF-8 by chance: Í” is CD 94.
    ["Windows-1252 that begins like UTF-8", windows1252("SÍ” y CAMIÓN")],
  ])("decisions files: %s is recognised by the whole file", async (name, message) => {
    const head = new TextEncoder().encode(`${dialer.name};098344484;`);
    const file = new Uint8Array([...head, ...message, ...new TextEncoder().encode(";1\r\n")]);
    await accepted(upload(file));
    const text = name === "Windows-1252 that begins like UTF-8" ? "SÍ” y CAMIÓN" : "Año, João “¡sí!” €";
    expect((await spool()).map(({ message }) => message)).toEqual([text]);
  });

  test("decisions files: a byte order mark is no text, and a header line is skipped and said", async () => {
    const answer = await accepted<UploadAccepted>(
      upload(`\ufeffcampaign;destiny;menssage;priority\r\n${lines("098344484;Hola;1")}\r\n`),
    );
    expect(answer).toMatchObject({ rows: 1, header: true });
    expect(await spool()).toHaveLength(1);
  });

  test("decisions files: the same file again is recognised and asked about; meant, it comes once more behind the first", async () => {
    await accepted(upload(SEED()));
    const problem = await refused(upload(SEED(), "name=OTHER.csv"));
    expect(problem).toMatchObject({ status: 409, code: "same_file" });
    expect(problem.detail).toMatch(/^LIST\.csv, 6 lines, was uploaded by pedro at 20/);
    expect(await spool()).toHaveLength(6);
    await accepted(upload(SEED(), "name=OTHER.csv&again=true"));
    expect((await uploadsOf()).map(({ position }) => position)).toEqual([1, 2]);
    const other = await openDialer("other-dialer", house.dongle, house.banco);
    await accepted(uploadTo(other.name, SEED().replaceAll(dialer.name, other.name)));
  });

  test("of two uploads of the same file at the same moment one is accepted", async () => {
    const outcomes = (await Promise.all([upload(SEED()), upload(SEED())])).map(({ status }) => status);
    expect(outcomes.sort()).toEqual([201, 409]);
    expect(await spool()).toHaveLength(6);
  });

  test("a list longer than a statement comes whole, in order; what is blocked and twice in it is counted over all of it", async () => {
    const numbers = Array.from({ length: 6_001 }, (_, n) => `09${8_000_000 + (n % 6_000)}`);
    const block = {
      scope: dialer.id,
      source: "agent",
      promotionsOnly: false,
      at: 1,
      by: "x",
      reason: "",
      expires: null,
    } as const;
    await blockAddresses(
      env.SPOOL,
      [1, 999, 1_000, 5_999].map((n) => ({ ...block, address: `+598${String(numbers[n]).slice(1)}` })),
    );
    const { rows, preview } = await accepted<UploadAccepted>(
      upload(lines(...numbers.map((to, n) => `${to};text ${n};1`))),
    );
    expect({ rows, ...preview }).toMatchObject({ rows: 6_001, blocked: 4, twice: 1, other: 0, segments: 6_001 });
    expect((await spool()).map(({ message }) => message)).toEqual(numbers.map((_, n) => `text ${n}`));
    expect(await kept()).toEqual([]);
  });

  test("a file that is too long for memory goes through R2, in the encoding that its last line tells, and does not stay there", async () => {
    const values = "x".repeat(15_000);
    const rows = Array.from({ length: 600 }, (_, n) => `${dialer.name};09${8_000_000 + n};SÍ” ${n};1;;${values}`);
    const file = windows1252([...rows, `${dialer.name};098344484;CAMIÓN;1`].join("\n"));
    expect(file.byteLength).toBeGreaterThan(8 * 1024 * 1024);
    expect(await accepted<UploadAccepted>(upload(file))).toMatchObject({ rows: 601 });
    const stored = await spool();
    expect(stored.map(({ message }) => message)).toEqual([...rows.map((_, n) => `SÍ” ${n}`), "CAMIÓN"]);
    expect(JSON.parse(String(stored[599]?.data))).toEqual([values]);
    expect(await kept()).toEqual([]);
  });

  test("decisions audit: who uploaded what is in the log, and in the dialer's list of uploads", async () => {
    const { uploadId } = await accepted<UploadAccepted>(upload(SEED()));
    const log = await rowsOf<{ actor_name: string; after: string }>(
      env.CONFIG,
      "SELECT actor_name, after FROM audit WHERE action = 'dialer.upload' AND subject = ?",
      `dialer:${dialer.id}`,
    );
    expect(log).toHaveLength(1);
    expect(JSON.parse(log[0]?.after ?? "")).toMatchObject({ upload: uploadId, file: "LIST.csv", rows: 6 });
    const { items } = await house.pedro.ask<{ items: UploadLine[] }>("GET", `/dialers/${dialer.name}/uploads`);
    expect(items).toMatchObject([{ id: uploadId, file: "LIST.csv", rows: 6, state: "accepted", by: "pedro" }]);
  });
});

describe("a list that is refused", () => {
  test("story 4, SMS-71: a pasted line number names its line, and nothing is stored", async () => {
    const file = `${lines("098344484;Hola;1")}\n1campsms;098344384;Hey World!;9999\n${lines("098356484;Hola;1")}`;
    const problem = await refused(upload(file));
    expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
    expect(problem.errors).toEqual([
      {
        path: "line 2, column 1",
        code: "line_number",
        detail: "Pasted line number? campsms exists",
        found: "1campsms",
      },
    ]);
    expect(problem.detail).toBe("1 line is wrong: nothing was stored");
    expect(await spool()).toEqual([]);
    expect(await uploadsOf()).toEqual([{ state: "refused", rows: 0, position: null }]);
    expect(await kept()).toEqual([]);
    // Mended, it is no file that was there before.
    await accepted(upload(lines("098344484;Hola;1")));
  });

  test("story 10: what somebody may not see does not exist for them: neither the dialer nor the name in the file", async () => {
    const theirs = await refused(uploadTo("norte-sms", "sms-banco;098344484;Hola;1", undefined, house.sofia));
    expect(theirs.errors).toEqual([
      {
        path: "line 1, column 1",
        code: "unknown_campaign",
        detail: "Campaign sms-banco does not exist",
        found: "sms-banco",
      },
    ]);
    const seen = await refused(uploadTo("norte-sms", "campsms;098344484;Hola;1", undefined, house.admin));
    expect(seen.errors?.[0]?.code).toBe("other_dialer");
    expect(await refused(uploadTo("norte-sms", "norte-sms;098344484;Hola;1"))).toMatchObject({ code: "not_found" });
    expect(await house.sofia.refused("GET", `/dialers/${dialer.name}/uploads`)).toMatchObject({ code: "not_found" });
  });

  test("only who may upload does, and only from our own pages", async () => {
    const file = lines("098344484;Hola;1");
    expect(await refused(uploadTo(dialer.name, file, undefined, house.ana))).toMatchObject({ code: "forbidden" });
    const foreign = house.pedro.copy();
    foreign.headers = { "Sec-Fetch-Site": "cross-site" };
    expect(await refused(uploadTo(dialer.name, file, undefined, foreign))).toMatchObject({
      code: "origin_not_allowed",
    });
    expect(await spool()).toEqual([]);
  });

  test.each([
    ["SMS-62: LIST.txt", "name=LIST.txt", "not_csv"],
    ["SMS-70: a space in its name", "name=mi%20lista.csv", "odd_characters"],
    ["SMS-70: no name", "", "not_csv"],
  ])("%s", async (_, query, code) => {
    const { errors } = await refused(upload(lines("098344484;Hola;1"), query));
    expect(errors?.map(({ path, code: found }) => [path, found])).toEqual([["name", code]]);
  });

  test.each<[string, number[]]>([
    ["a workbook", [0x50, 0x4b, 0x03, 0x04, 1, 2, 3]],
    ["UTF-16", [0xff, 0xfe, 0x74, 0]],
  ])("decisions files: %s is refused for what it is", async (_, bytes) => {
    expect(await refused(upload(new Uint8Array(bytes)))).toMatchObject({ status: 415, code: "unsupported_file" });
    expect(await kept()).toEqual([]);
  });

  test("an empty file, and one that does not say its length", async () => {
    expect((await refused(upload(""))).errors?.map(({ code }) => code)).toEqual(["no_rows"]);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(lines("098344484;Hola;1")));
        controller.close();
      },
    });
    const unsaid = new Request(house.pedro.request("POST", `/dialers/${dialer.name}/uploads?name=L.csv`), { body });
    expect(await refused(exports.default.fetch(unsaid))).toMatchObject({ code: "invalid_input" });
  });

  test("decisions files: more than 50 MB", async () => {
    const headers = { "Content-Type": "text/csv", "Content-Length": String(50 * 1024 * 1024 + 1) };
    const problem = await house.pedro.refused("POST", `/dialers/${dialer.name}/uploads?name=L.csv`, "x", headers);
    expect(problem).toMatchObject({ status: 413, code: "too_large" });
  });

  test("SMS-74: the characters that a strict dialer refuses", async () => {
    dialer = await openDialer("strict", house.dongle, house.banco, { refuseSpecialCharacters: true });
    const { errors } = await refused(upload(lines("098344484;it's;1", "ana@example.com;Hola;1;;a@b")));
    expect(errors?.map(({ path, code }) => [path, code])).toEqual([
      ["line 1, column 3", "special_character"],
      ["line 2, column 6", "special_character"],
    ]);
  });

  test("a thousand bad lines are listed, all of them counted, and rows that were stored before go", async () => {
    const good = Array.from({ length: 6_000 }, (_, n) => `${dialer.name};09${8_000_000 + n};Hola;1`);
    const bad = Array.from({ length: 1_500 }, () => `nobody;098344484;Hola;1`);
    const { errors, detail } = await refused(upload([...good, ...bad].join("\n")));
    expect(errors).toHaveLength(1_000);
    expect(detail).toMatch(/^1500 lines are wrong: nothing was stored\. The first 1000 /);
    expect(errors?.[0]?.path).toBe("line 6001, column 1");
    await sweepRefused(env.SPOOL, Date.now());
    expect(await spool()).toEqual([]);
  });
});

describe("what is left half done", () => {
  const row: SpoolRow = ["098344484", "+59898344484", "Hola", 1, "", []];
  const begun = async (at = Date.now()) => {
    const one = { id: crypto.randomUUID(), dialer: dialer.id, file: "A.csv", hash: crypto.randomUUID(), at, by: "x" };
    await beginUpload(env.SPOOL, one);
    await storeRows(env.SPOOL, one, JSON.stringify([row]));
    return one;
  };

  test("a list whose request has vanished is refused after an hour, and its rows go; a younger one stays", async () => {
    const [old, young] = [await begun(Date.now() - 3_700_000), await begun()];
    await sweepRefused(env.SPOOL, Date.now());
    const left = await rowsOf<{ upload: string }>(
      env.SPOOL,
      "SELECT upload FROM sms_spool WHERE dialer = ?",
      dialer.id,
    );
    expect(left).toEqual([{ upload: young.id }]);
    expect(await storeRows(env.SPOOL, old, JSON.stringify([row]))).toBeNull();
    expect(await acceptUpload(env.SPOOL, { ...old, rows: 1, again: false })).toBe("gone");
  });

  test("an accepted list is never swept, nor refused", async () => {
    const one = await begun(Date.now() - 3_700_000);
    expect(await acceptUpload(env.SPOOL, { ...one, rows: 1, again: false })).toBe("accepted");
    await refuseUpload(env.SPOOL, one.id);
    await sweepUpload(env.SPOOL, one.id);
    await sweepRefused(env.SPOOL, Date.now());
    expect(await spool()).toHaveLength(1);
    expect(await uploadsOf()).toEqual([{ state: "accepted", rows: 1, position: 1 }]);
  });

  test("a file that was left in R2 goes after an hour", async () => {
    await env.FILES.put("lists/left", "x");
    await sweepShelves(env.FILES, Date.now());
    expect(await kept()).toHaveLength(1);
    await sweepShelves(env.FILES, Date.now() + 3_700_000);
    expect(await kept()).toEqual([]);
  });
});

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** The texts of these tests, as a spreadsheet of the Americas saves them. */
function windows1252(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Array.from(text, (character) => BYTES.get(character) ?? 0));
}
