import { fileNameFault } from "../../domain/dialer/file-name.ts";
import { dialerOf } from "../../durable-objects/addresses.ts";
import type { UploadAccepted, UploadLine } from "../../protocol/dialers.ts";
import type { FieldError, ProblemCode } from "../../protocol/problem.ts";
import { type Actor, recordAct } from "../../store/changes.ts";
import {
  type DialerForLists,
  dialerForLists,
  dialerNames,
  type SeenDialers,
} from "../../store/configuration/dialers-for-lists.ts";
import { Unavailable } from "../../store/database.ts";
import { blocksAny } from "../../store/spool/black-list.ts";
import { sweepUpload } from "../../store/spool/refused-uploads.ts";
import { acceptUpload, beginUpload, type NewUpload, refuseUpload, sameFile } from "../../store/spool/uploads.ts";
import { lineProblems, wrongLines } from "./line-problems.ts";
import { listKind } from "./list-kind.ts";
import { MAX_LIST_BYTES, type ReceivedFile, receiveFile } from "./received-file.ts";
import { SpoolWriter } from "./spool-writer.ts";

export interface ListFile {
  name: string;
  body: ReadableStream<Uint8Array>;
  /** Bytes. */
  size: number;
}

export interface Uploader {
  actor: Actor;
  /** Other dialers do not exist. */
  seen: SeenDialers;
  /** In place of the dialer's own, for this list; SMS-74 is no rule of mails (SMS-75). */
  checks?: { refuseSpecialCharacters: boolean; orderByPriority: boolean };
}

export interface ListRefused {
  refused: ProblemCode;
  detail: string;
  errors?: FieldError[];
}

/**
 * Takes a list for a dialer in, whoever brings it (SMS-60 to SMS-75, SMS-121): every line is looked at, and all of them become rows
 * of the spool or none. `again` says that the same file may come twice. The memory that it takes does not depend on the file.
 */
export async function receiveList(
  env: Env,
  dialerName: string,
  file: ListFile,
  { actor, seen, checks }: Uploader,
  again: boolean,
): Promise<UploadAccepted | ListRefused> {
  const known = await dialerForLists(env.CONFIG, dialerName, seen);
  if (known === null) return { refused: "not_found", detail: `There is no dialer ${dialerName}` };
  const dialer = checked(known, checks);
  const wrongName = fileNameFault(file.name);
  if (wrongName !== null) return refusedName(wrongName.code, wrongName.said);
  if (file.size > MAX_LIST_BYTES) return { refused: "too_large", detail: `At most ${MAX_LIST_BYTES} bytes` };

  const id = crypto.randomUUID();
  const received = await receiveFile(env.FILES, id, file.body, file.size);
  if ("refused" in received) return received;
  try {
    const { hash } = received;
    const before = again ? null : await sameFile(env.SPOOL, dialer.id, hash);
    if (before !== null) return refusedSame(before);
    const upload = { id, dialer: dialer.id, file: file.name, hash, at: Date.now(), by: actor.name };
    await beginUpload(env.SPOOL, upload);
    return await storeList(env, dialer, received, { upload, actor, seen, again });
  } finally {
    await received.drop().catch(() => {});
  }
}

interface Storing {
  upload: NewUpload;
  actor: Actor;
  seen: SeenDialers;
  again: boolean;
}

async function storeList(
  env: Env,
  dialer: DialerForLists,
  received: ReceivedFile,
  { upload, actor, seen, again }: Storing,
): Promise<UploadAccepted | ListRefused> {
  const { SPOOL: spool } = env;
  const kind = listKind(dialer, await dialerNames(env.CONFIG, seen));
  const { inspection, scopes, mails } = kind;
  const asked = { scopes, advertising: dialer.settings.purpose === "advertising", now: Date.now() };
  const blocks = await blocksAny(spool, scopes);
  const writer = new SpoolWriter(spool, { ...upload, mails }, blocks ? asked : null, received.size);
  try {
    for await (const { piece, last } of received.text()) await writer.write(kind.read(piece, last));
    await writer.end();
  } catch (error) {
    await refuseUpload(spool, upload.id).catch(() => {});
    throw error;
  }
  const { rows, header, faults, warnings } = inspection;
  if (faults.lines > 0) {
    await giveUp(spool, upload.id);
    return { refused: "invalid_input", detail: wrongLines(faults), errors: lineProblems(faults.listed) };
  }
  await recordAct(env.CONFIG, actor, {
    action: "dialer.upload",
    subject: `dialer:${dialer.id}`,
    after: { upload: upload.id, file: upload.file, hash: upload.hash, rows },
  });
  const outcome = await acceptUpload(spool, { ...upload, rows, again, state: kind.state });
  if (outcome !== "accepted") await giveUp(spool, upload.id);
  if (outcome === "same") return refusedSame(null);
  if (outcome === "gone") throw new Unavailable("The upload took too long and was given up");
  await tellDialer(env, dialer.id);
  return {
    uploadId: upload.id,
    rows,
    header,
    preview: kind.counted(writer.blocked),
    warnings: lineProblems(warnings.listed),
  };
}

/** A hint: cron wakes every dialer that has rows. */
async function tellDialer(env: Env, id: string): Promise<void> {
  try {
    await dialerOf(env, id).tick();
  } catch (error) {
    console.warn("The dialer was not told of its list", error);
  }
}

function checked(dialer: DialerForLists, checks: Uploader["checks"]): DialerForLists {
  if (checks === undefined) return dialer;
  if (dialer.channel !== "email") return { ...dialer, settings: { ...dialer.settings, ...checks } };
  return { ...dialer, settings: { ...dialer.settings, orderByPriority: checks.orderByPriority } };
}

/** Refused, and as a rule gone with one statement; cron removes the rest of a long one. */
async function giveUp(spool: D1Database, id: string): Promise<void> {
  await refuseUpload(spool, id);
  await sweepUpload(spool, id);
}

function refusedName(code: string, detail: string): ListRefused {
  return { refused: "invalid_input", detail, errors: [{ path: "name", code, detail }] };
}

function refusedSame(before: UploadLine | null): ListRefused {
  if (before === null) return { refused: "same_file", detail: "This very file has just been uploaded" };
  const { file, rows, at, by } = before;
  const detail = `${file}, ${rows} lines, was uploaded by ${by} at ${new Date(at).toISOString()}`;
  return { refused: "same_file", detail };
}
