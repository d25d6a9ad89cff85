import { learnMailIds } from "../store/archive/mail-ids.ts";
import { recordDeskHours, recordDialerHours } from "../store/archive/statistics.ts";
import { recordAudit } from "../store/changes.ts";
import { switchOff } from "../store/configuration/webhooks-off.ts";
import { erasedAddress } from "../store/spool/erased-address.ts";
import { noteOptOut } from "../store/spool/opt-outs.ts";
import { conversationOf, deskOf, directoryOf, queueOf } from "./addresses.ts";
import type { AsideCall } from "./calls/aside.ts";
import type { ConversationCall, ConversationReply } from "./calls/conversation.ts";
import type {
  AuditCall,
  DialerHoursCall,
  EventCall,
  HoursCall,
  MailIdCall,
  OptOutCall,
  WebhookOffCall,
} from "./calls/database.ts";
import type { DeskCall, DeskReply } from "./calls/desk.ts";
import type { MovedMailCall } from "./calls/mail.ts";
import type { QueueCall, QueueReply } from "./calls/queue.ts";
import { tellWebhooks } from "./listening.ts";
import { copyFiles } from "./mail-files.ts";

export type ObjectCall =
  | QueueCall
  | DeskCall
  | ConversationCall
  | AuditCall
  | OptOutCall
  | MailIdCall
  | MovedMailCall
  | HoursCall
  | DialerHoursCall
  | EventCall
  | WebhookOffCall
  | AsideCall;

export const AUDIT = "audit:";
export const HOURS = "hours:";
export const DIALER_HOURS = "dialer-hours:";
export const BLACK_LIST = "black-list:";
export const MAIL_IDS = "mail-ids:";
export const WEBHOOKS = "webhooks:";
export const WEBHOOK_OFF = "webhook-off:";
export const DIRECTORY = "directory:";
/** Followed by the conversation that it goes to. */
export const MOVED_MAIL = "moved-mail:";
export type ObjectReply = QueueReply | DeskReply | ConversationReply;

/**
 * Takes calls to the object that a target such as `desk:<user id>` names; `audit:` is the log in D1, `black-list:` the list in SPOOL, `mail-ids:` the threads in ARCHIVE,
 * `hours:` agents' hours in ARCHIVE, `dialer-hours:` dialers' figures there, `webhooks:` whatever other programs hear of, `webhook-off:` their list in CONFIG, `moved-mail:` a conversation that mails of another go to,
 * `directory:` what the health page shows. */
export async function deliver(env: Env, target: string, calls: ObjectCall[]): Promise<ObjectReply[]> {
  const colon = target.indexOf(":");
  const name = target.slice(colon + 1);
  switch (target.slice(0, colon)) {
    case "queue":
      return queueOf(env, name).hear(calls as QueueCall[]);
    case "desk":
      return deskOf(env, name).hear(calls as DeskCall[]);
    case "conversation":
      return conversationOf(env, name).hear(calls as ConversationCall[]);
    case "audit":
      await recordAudit(
        env.CONFIG,
        (calls as AuditCall[]).map(({ line }) => line),
      );
      return calls.map(() => ({ outcome: "ok" }));
    case "hours":
      await recordDeskHours(
        env.ARCHIVE,
        (calls as HoursCall[]).flatMap(({ rows }) => rows),
      );
      return calls.map(() => ({ outcome: "ok" }));
    case "dialer-hours":
      await recordDialerHours(
        env.ARCHIVE,
        (calls as DialerHoursCall[]).flatMap(({ rows }) => rows),
      );
      return calls.map(() => ({ outcome: "ok" }));
    case "black-list":
      for (const call of calls as OptOutCall[]) {
        const erased = erasedAddress(env.NAME_SECRET, call.address);
        await noteOptOut(env.SPOOL, { ...call, erased });
      }
      return calls.map(() => ({ outcome: "ok" }));
    case "webhooks":
      await tellWebhooks(
        env,
        (calls as EventCall[]).map(({ event }) => event),
      );
      return calls.map(() => ({ outcome: "ok" }));
    case "webhook-off":
      for (const call of calls as WebhookOffCall[]) await switchOff(env.CONFIG, call);
      await directoryOf(env)
        .changed()
        .catch(() => {});
      return calls.map(() => ({ outcome: "ok" }));
    case "directory":
      for (const { of, aside } of calls as AsideCall[]) await directoryOf(env).setAside({ ...of, ...aside });
      return calls.map(() => ({ outcome: "ok" }));
    case "moved-mail":
      for (const { from, message } of calls as MovedMailCall[]) {
        await copyFiles(env, { from, into: name }, message);
        await conversationOf(env, name).receiveMail(message);
      }
      return calls.map(() => ({ outcome: "ok" }));
    case "mail-ids":
      for (const { id, ...named } of calls as MailIdCall[]) await learnMailIds(env.ARCHIVE, { ...named, ids: [id] });
      return calls.map(() => ({ outcome: "ok" }));
    default:
      throw new Error(`nobody is called ${target}`);
  }
}
