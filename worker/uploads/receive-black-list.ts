import { knownNames } from "../../domain/dialer/column-name.ts";
import { fileNameFault } from "../../domain/dialer/file-name.ts";
import { withFound } from "../../domain/dialer/line-fault.ts";
import { FaultList } from "../../domain/dialer/upload.ts";
import { BlackListInspection, type BlackListLine } from "../../domain/opt-out/black-list-file.ts";
import type { BlackListUploaded } from "../../protocol/black-list.ts";
import { recordAct } from "../../store/changes.ts";
import { type Block, blockAddresses } from "../../store/spool/black-list.ts";
import { blocksFor } from "../black-list/entries.ts";
import { type SeenScopes, seenScopes } from "../black-list/seen-scopes.ts";
import { lineProblems, wrongLines } from "./line-problems.ts";
import type { ListFile, ListRefused, Uploader } from "./receive-list.ts";
import { MAX_LIST_BYTES, type ReceivedFile, receiveFile } from "./received-file.ts";

/** An extract of a register is good for so long. */
const REGISTRY_MS = 30 * 24 * 3_600_000;
/** Entries that are written at once. */
const AT_ONCE = 5_000;

export interface BlackListChoice {
  /** Extract of a register of those who want no advertising. */
  registry: boolean;
  /** That it blocks for all campaigns was told, and is meant. */
  all: boolean;
}

/** Takes a black list in (SMS-119): every line is looked at first, and all of them are blocked or none. */
export async function receiveBlackList(
  env: Env,
  file: ListFile,
  { actor, seen }: Uploader,
  choice: BlackListChoice,
): Promise<BlackListUploaded | ListRefused> {
  const wrong = fileNameFault(file.name);
  if (wrong !== null) {
    const errors = [{ path: "name", code: wrong.code, detail: wrong.said }];
    return { refused: "invalid_input", detail: wrong.said, errors };
  }
  if (file.size > MAX_LIST_BYTES) return { refused: "too_large", detail: `At most ${MAX_LIST_BYTES} bytes` };
  const id = crypto.randomUUID();
  const received = await receiveFile(env.FILES, id, file.body, file.size);
  if ("refused" in received) return received;
  try {
    const scopes = await seenScopes(env.CONFIG, seen.campaigns);
    const rules = { known: knownNames(namesIn(scopes)), mayBlockAll: seen.campaigns === "all" };
    const inspection = new BlackListInspection(rules);
    for await (const { piece, last } of received.text()) inspection.read(piece, last);
    const { faults, rows, ofAll } = inspection;
    if (faults.lines > 0)
      return { refused: "invalid_input", detail: wrongLines(faults), errors: lineProblems(faults.listed) };
    if (ofAll > 0 && !choice.all) return askedForAll(ofAll);
    const now = Date.now();
    const after = { file: file.name, hash: received.hash, rows, ofAll, registry: choice.registry };
    await recordAct(env.CONFIG, actor, { action: "blacklist.upload", subject: "blacklist", after });
    const source = choice.registry ? ("registry" as const) : ("upload" as const);
    const expires = choice.registry ? now + REGISTRY_MS : null;
    const entry = { source, promotionsOnly: choice.registry, at: now, by: actor.id, reason: file.name, expires };
    return await store(env.SPOOL, received, new BlackListInspection(rules), scopes, entry);
  } finally {
    await received.drop().catch(() => {});
  }
}

/** Reads it once more: the first time was for its faults. The same address again renews its entry, so that a repetition is harmless. */
async function store(
  spool: D1Database,
  received: ReceivedFile,
  inspection: BlackListInspection,
  scopes: SeenScopes,
  entry: Omit<Block, "address" | "scope">,
): Promise<BlackListUploaded> {
  const warnings = new FaultList();
  let added = 0;
  let blocks: Block[] = [];
  for await (const { piece, last } of received.text()) {
    for (const line of inspection.read(piece, last)) {
      blocks.push(...blocksOfLine(line, scopes, entry, warnings));
      if (blocks.length < AT_ONCE) continue;
      added += await blockAddresses(spool, blocks);
      blocks = [];
    }
  }
  added += await blockAddresses(spool, blocks);
  return { rows: inspection.rows, added, warnings: lineProblems(warnings.listed) };
}

function blocksOfLine(
  { line, phone, campaign }: BlackListLine,
  { named }: SeenScopes,
  entry: Omit<Block, "address" | "scope">,
  warnings: FaultList,
): Block[] {
  const owners = campaign === null ? null : (named.get(campaign.toLowerCase()) ?? []);
  const { blocks, read, country } = blocksFor(phone, owners, entry);
  if (!read) {
    const said = `Not a number of ${nameOf(country)}, kept as written`;
    warnings.add(withFound([{ line, column: 1, code: "not_a_number", said }], [phone]));
  }
  return blocks;
}

function askedForAll(numbers: number): ListRefused {
  const detail = numbers === 1 ? "1 number for ALL campaigns" : `${numbers} numbers for ALL campaigns`;
  return { refused: "conflict", detail, errors: [{ path: "all", code: "confirm", detail: String(numbers) }] };
}

function namesIn({ owners }: SeenScopes): string[] {
  return owners.map(({ name }) => name);
}

const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region" });

function nameOf(country: string): string {
  return COUNTRIES.of(country) ?? country;
}
