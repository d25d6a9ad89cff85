import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { conversationOf, queueOf } from "../../durable-objects/addresses.ts";
import type { Conversation } from "../../durable-objects/conversation/conversation.ts";
import { Forgetting } from "../../durable-objects/conversation/forgetting.ts";
import { fileKey } from "../../durable-objects/file-link.ts";
import { keptFile, openFile, pieceId } from "../../durable-objects/kept-files.ts";
import type { Entry } from "../../protocol/conversation-entry.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { allRecordingsOf, exportedCustomer } from "../../worker/privacy/customer.ts";
import { eraseCustomer } from "../../worker/privacy/erase-customer.ts";
import { customerOf } from "../../worker/privacy/person.ts";
import { TestAgent } from "./centre.ts";
import { firstHeld } from "./held-mail.ts";
import { type Letter, postRaw, wire } from "./letter.ts";
import { until } from "./line.ts";
import { openMailCentre, sentBy } from "./mail-centre.ts";

vi.setConfig({ testTimeout: 40_000 });

const LUCIA = "lucia@example.com";
/** Larger than a conversation keeps itself, but for the last. */
const FILES = [fileOf("contrato.bin", 100_003, 31), fileOf("plano.bin", 70_001, 37), fileOf("nota.bin", 1_000, 41)];
const SUBJECT = { subject: "Contrato" };

type Mail = NonNullable<Entry["mail"]>;

function fileOf(name: string, size: number, step: number) {
  return { name, type: "application/x-plan", bytes: new Uint8Array(size).map((_, at) => (at * step) % 251) };
}

/** It comes in; as it was on the wire. */
async function arrives(letter: Omit<Letter, "subject" | "from">, from = LUCIA): Promise<string> {
  const raw = wire({ ...SUBJECT, from, files: FILES, ...letter });
  expect(await postRaw(raw, { from, to: letter.to })).toBeNull();
  return raw;
}

const objectsOf = async (conversation: string) =>
  (await env.FILES.list({ prefix: fileKey(conversation, "") })).objects.map(({ key }) => key);

async function bytesOf(conversation: string, id: string | null | undefined): Promise<Uint8Array> {
  return (await (await openFile(env, conversation, id ?? ""))?.bytes()) ?? new Uint8Array();
}

/** Each file as it was sent, and the whole mail. */
async function comesOut(conversation: string, mail: Mail, raw: string): Promise<void> {
  expect(mail.files.map(({ name, size }) => [name, size])).toEqual(
    FILES.map(({ name, bytes }) => [name, bytes.length]),
  );
  for (const [at, { bytes }] of FILES.entries()) {
    const id = mail.files[at]?.id ?? "";
    expect(await keptFile(env, conversation, id)).toEqual(mail.files[at]);
    expect(Buffer.from(await bytesOf(conversation, id)).equals(bytes), FILES[at]?.name).toBe(true);
  }
  expect(new TextDecoder().decode(await bytesOf(conversation, mail.raw)) === raw, "the whole mail").toBe(true);
  expect(await keptFile(env, conversation, mail.raw ?? "")).toMatchObject({
    name: "Contrato.eml",
    type: "message/rfc822",
    size: raw.length,
  });
}

async function joinsLine(campaign: Campaign, agent: string): Promise<void> {
  const members = [{ agent, name: agent, penalty: 0, position: 0 }];
  const snapshot = { version: 9_000_000, campaign, members, canned: [], dispositions: [] };
  await queueOf(env, campaign.id).configure(snapshot);
}

test("decision 19: a mail and its large files are one object of R2, and come out of it byte for byte", async () => {
  const { address, agents } = await openMailCentre("planos", ["ana-planos"]);
  const raw = await arrives({ to: address });
  const held = await firstHeld(agents[0] as TestAgent);
  const { mail } = await held.mail(0);
  expect(await objectsOf(held.conversation)).toEqual([fileKey(held.conversation, mail.raw ?? "")]);
  await comesOut(held.conversation, mail, raw);
  const answer = await held.ask("GET", `/files/${mail.files[1]?.id}`);
  expect(answer.headers.get("Content-Disposition")).toContain("plano.bin");
  expect(Buffer.from(await answer.arrayBuffer()).equals(FILES[1]?.bytes ?? new Uint8Array())).toBe(true);
});

test("decision 19: the same mail by another way is written over the first, and all files stand where they stood", async () => {
  const { address, agents } = await openMailCentre("dos-vias", ["ana-vias"]);
  await arrives({ to: address, id: "uno@vias" });
  const held = await firstHeld(agents[0] as TestAgent);
  const { mail } = await held.mail(0);
  const date = { id: "uno@vias", headers: ["X-Way: a longer one than the first, by two more servers"] };
  const again = await arrives({ to: address, ...date });
  expect(held.mails()).toHaveLength(1);
  expect(await objectsOf(held.conversation)).toHaveLength(1);
  await comesOut(held.conversation, mail, again);
});

test("EML-44: a forward carries large files", async () => {
  const { address, agents } = await openMailCentre("carga", ["ana-carga"]);
  await arrives({ to: address });
  const held = await firstHeld(agents[0] as TestAgent);
  const { id, mail } = await held.mail(0);
  const to = [{ name: "", address: "legal@banco.example" }];
  const chosen = { to, mode: "forward", answers: id, files: [mail.files[1], mail.files[2]] };
  for (const forward of [{ to, mode: "forward", answers: id }, chosen])
    await held.arrived(await held.write(forward), "sent");
  const carried = (await sentBy("carga")).map(({ attachments }) => attachments.map(({ content }) => content));
  const files = FILES.map(({ bytes }) => bytes.toBase64());
  expect(carried).toEqual([files, files.slice(1)]);
});

test("EML-48: a thread that becomes part of another takes its large files along as they lie", async () => {
  const { address, campaign } = await openMailCentre("traslado", []);
  await arrives({ to: address, id: "a@traslado", files: [] });
  const raw = await arrives({ to: address, id: "c@traslado", headers: ["In-Reply-To: <b@traslado>"] });
  await arrives({ to: address, id: "b@traslado", headers: ["In-Reply-To: <a@traslado>"], files: [] });
  const ana = new TestAgent("ana-traslado", [campaign]);
  await joinsLine(campaign, "ana-traslado");
  const held = await firstHeld(await ana.signIn());
  await until(() => held.mails().length === 3);
  const mail = held.mails().find(({ mail: one }) => one?.files.length === FILES.length)?.mail as Mail;
  // The small one, which its conversation kept itself, is an object from then on.
  const objects = [mail.raw, mail.files[2]?.id].map((id) => fileKey(held.conversation, id ?? ""));
  expect((await objectsOf(held.conversation)).sort()).toEqual(objects.sort());
  await comesOut(held.conversation, mail, raw);
  // Its sender's server has heard no answer: the mail is brought again, to where it is by now.
  const repeated = await arrives({ to: address, id: "c@traslado", headers: ["In-Reply-To: <b@traslado>"] });
  await comesOut(held.conversation, mail, repeated);
});

test("decision 19: large files are in their customer's export, and nothing of them is left in R2 when they are erased", async () => {
  const customer = "zoe@planos.example";
  const { address, agents, campaign } = await openMailCentre("borrado", ["ana-borrado"]);
  await arrives({ to: address }, customer);
  const held = await firstHeld(agents[0] as TestAgent);
  const { mail } = await held.mail(0);
  held.chat.close();
  const by = { campaigns: [campaign.id] } as unknown as Principal;
  const known = await customerOf(env, by, customer);
  await until(async () => {
    await runDurableObjectAlarm(queueOf(env, campaign.id));
    return (await allRecordingsOf(env.ARCHIVE, by, known)).length === 1;
  }, 8_000);
  type Exported = { recordings: { files: Record<string, { base64: string }> }[] };
  const { recordings } = await new Response(exportedCustomer(env, by, customer, known)).json<Exported>();
  expect(mail.files.map(({ id }) => recordings[0]?.files[id]?.base64)).toEqual(
    FILES.map(({ bytes }) => bytes.toBase64()),
  );
  await until(async () => (await eraseCustomer(env, by, customer, 0)).left === 0, 8_000);
  expect(await objectsOf(held.conversation)).toEqual([]);
  expect(await openFile(env, held.conversation, mail.files[0]?.id ?? "")).toBeNull();
});

test("decision 19: an interaction that is forgotten takes its object of R2 along, and no other's; while R2 is away it keeps all", async () => {
  const { address, agents } = await openMailCentre("uno-de-dos", ["ana-dos"], { reopenWindow: 0 });
  const [ana] = agents as [TestAgent];
  await arrives({ to: address, id: "1@dos" });
  const first = await firstHeld(ana);
  const gone = (await first.mail(0)).mail;
  first.chat.close();
  await until(() => first.chat.state()?.state === "closed" && ana.held().length === 0);
  const raw = await arrives({ to: address, id: "2@dos", headers: ["In-Reply-To: <1@dos>"] });
  const { conversation, ...second } = await firstHeld(ana);
  const stays = (await (await firstHeld(ana)).mail(1)).mail;
  expect(second.agent.held()).toEqual([`${conversation}-2`]);
  const forget = (files: R2Bucket) =>
    runInDurableObject(conversationOf(env, conversation), (one: Conversation, ctx) =>
      // biome-ignore lint/complexity/useLiteralKeys: it is the object's own.
      new Forgetting(ctx, files, one["workings"].parts).forget(conversation, [`${conversation}-1`]),
    );
  const away = { delete: () => Promise.reject(new Error("R2 is away")) } as unknown as R2Bucket;
  await until(() =>
    forget(away).then(
      () => false,
      (error) => String(error).includes("R2 is away"),
    ),
  );
  expect((await bytesOf(conversation, gone.files[0]?.id)).length).toBe(FILES[0]?.bytes.length);
  expect((await forget(env.FILES)).gone).toEqual([`${conversation}-1`]);
  expect(await objectsOf(conversation)).toEqual([fileKey(conversation, stays.raw ?? "")]);
  expect(await openFile(env, conversation, gone.files[0]?.id ?? "")).toBeNull();
  await comesOut(conversation, stays, raw);
});

test("decision 19: a file of before is found under its own name, whatever its id looks like", async () => {
  const { address, agents } = await openMailCentre("de-antes", ["ana-antes"]);
  await arrives({ to: address, files: [] });
  const { conversation } = await firstHeld(agents[0] as TestAgent);
  for (const id of [crypto.randomUUID(), pieceId(crypto.randomUUID())]) {
    const about = { httpMetadata: { contentType: "image/png" }, customMetadata: { name: "foto.png" } };
    const bytes = new Uint8Array(70_000).fill(7);
    await env.FILES.put(fileKey(conversation, id), bytes, about);
    expect(await keptFile(env, conversation, id)).toEqual({ id, name: "foto.png", type: "image/png", size: 70_000 });
    expect(Buffer.from(await bytesOf(conversation, id)).equals(bytes)).toBe(true);
  }
});
