import { addressOf, customerKey } from "../../channels/phone-number.ts";
import { senderScopes } from "../../channels/sender-scope.ts";
import { mailboxKey, readAddress } from "../../domain/mail/mail-address.ts";
import { singleLetter } from "../../domain/mail/single-letter.ts";
import { dialerOf } from "../../durable-objects/addresses.ts";
import { providerById } from "../../durable-objects/directory/door.ts";
import type { FieldError } from "../../protocol/problem.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import { LONGEST_SINGLE, type SingleAccepted, type SingleMessage } from "../../protocol/single-message.ts";
import { type Actor, recordAct } from "../../store/changes.ts";
import { sendsMails } from "../../store/configuration/dialer-settings.ts";
import type { DialerRow, NamedDialerRow } from "../../store/configuration/dialers.ts";
import { isBlocked } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { scheduleSingle } from "../../store/spool/scheduler.ts";
import type { Single } from "../../store/spool/single.ts";
import { refuse } from "../problems.ts";

const LONGEST_WAIT_MS = 366 * 24 * 60 * 60_000;

type SingleRow = Omit<Single, "id" | "by" | "at">;

/**
 * One message through a dialer, now or at a time within a year (SMS-58, SMS-120): durable when answered, in the dialer's object, or in the
 * scheduler until its time. It leaves in the dialer's hours, past the black list, whether the dialer was started or not; to a phone
 * that is on the list now, one for now is refused at once. The same id again gets the first answer, whatever has become of its number since.
 */
export async function sendSingle(
  env: Env,
  actor: Actor,
  { dialer, mailbox }: NamedDialerRow,
  asked: SingleMessage,
): Promise<SingleAccepted> {
  const { id, destination, message, at } = asked;
  const answer = { id, at: at ?? null, segments: dialer.channel === "sms" ? segmentsOf(message) : 1 };
  if (at === undefined && (await dialerOf(env, dialer.id).hasSingle(id))) return answer;
  if (dialer.channel === "email" && mailbox === null) refuse("provider_unavailable");
  const row = dialer.channel === "email" ? mailRow(dialer, asked) : await phoneRow(env, dialer, asked);
  const moment = at === undefined ? null : Date.parse(at);
  if (moment !== null && moment > Date.now() + LONGEST_WAIT_MS)
    wrong({ path: "at", code: "too_late", detail: "At most a year from now" });
  await recordAct(env.CONFIG, actor, {
    action: "dialer.message",
    subject: `dialer:${dialer.id}`,
    after: { id, destination, at: at ?? null },
  });
  const single = { ...row, id, by: actor.name };
  if (moment === null) await dialerOf(env, dialer.id).sendOne({ ...single, at: Date.now() });
  else await scheduleSingle(env.SPOOL, dialer.id, single, moment);
  return answer;
}

async function phoneRow(env: Env, dialer: DialerRow, asked: SingleMessage): Promise<SingleRow> {
  const { channel, provider, settings } = dialer;
  const { destination, message, subject, values } = asked;
  if (subject !== undefined || values !== undefined)
    wrong({ path: subject === undefined ? "values" : "subject", code: "unfit", detail: "Only a mail has it" });
  if (message === "") wrong({ path: "message", code: "needed", detail: "There is no text" });
  if (message.length > LONGEST_SINGLE)
    wrong({ path: "message", code: "too_big", detail: `At most ${LONGEST_SINGLE} characters` });
  const account = provider === null || channel === "email" ? null : await providerById(env, provider);
  if (account === null || channel === "email" || sendsMails(settings)) refuse("provider_unavailable");
  const number = addressOf(account, destination);
  if (number === "other") {
    const detail = `${destination} cannot be written to by ${account.name}`;
    refuse("invalid_number", undefined, [{ path: "destination", code: "number", detail }]);
  }
  const address = customerKey(channel, number.address);
  const scopes = [dialer.id, dialer.campaign ?? "", ...senderScopes(account, settings.dialString)];
  if (asked.at === undefined && (await isStopped(env, asked.id, { address, scopes, purpose: settings.purpose })))
    refuse("black_listed");
  return { destiny: destination, address, message };
}

/** A stopped try is kept with the entry that stopped it. */
async function isStopped(
  { SPOOL, NAME_SECRET }: Env,
  id: string,
  { address, scopes, purpose }: { address: string; scopes: string[]; purpose: string },
): Promise<boolean> {
  const entry = await isBlocked(SPOOL, {
    address,
    erased: () => erasedAddress(NAME_SECRET, address),
    scopes: scopes.filter((scope) => scope !== ""),
    advertising: purpose === "advertising",
    now: Date.now(),
    what: `message:${id}`,
  });
  return entry !== null;
}

function mailRow(
  { settings }: DialerRow,
  { destination, message, subject = "", values = {} }: SingleMessage,
): SingleRow {
  if (!sendsMails(settings)) refuse("unavailable");
  const address = readAddress(destination);
  const letter = singleLetter(settings, { subject, text: message, values });
  const faults = Array.isArray(letter) ? letter : [];
  const errors: FieldError[] = faults.map(({ field, code, said }) => ({ path: field, code, detail: said }));
  if (address === null)
    errors.push({ path: "destination", code: "address", detail: `${destination} is not an e-mail address` });
  if (address === null || Array.isArray(letter)) return wrong(...errors);
  const { message: line, template } = letter;
  return { destiny: destination, address: mailboxKey(address), message: line, mail: { template, values } };
}

function wrong(...errors: FieldError[]): never {
  return refuse("invalid_input", undefined, errors);
}
