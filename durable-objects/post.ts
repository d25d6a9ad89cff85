import { conversationOf, deskOf, queueOf } from "./addresses.ts";
import type { ConversationCall, ConversationReply, DeskCall, DeskReply, QueueCall, QueueReply } from "./calls.ts";

export type ObjectCall = QueueCall | DeskCall | ConversationCall;
export type ObjectReply = QueueReply | DeskReply | ConversationReply;

/** Takes calls to the object that a target such as `desk:<user id>` names. */
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
    default:
      throw new Error(`nobody is called ${target}`);
  }
}
