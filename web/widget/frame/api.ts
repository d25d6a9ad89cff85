import type { FileReference } from "../../../protocol/conversation-word.ts";
import type { Problem } from "../../../protocol/problem.ts";
import type { ConversationStarted, LineHead, StartConversation, WebchatWelcome } from "../../../protocol/webchat.ts";
import { query } from "./place.ts";

/** The server refused, with its stable code; or nobody answered (`unavailable`). */
export class Refusal extends Error {
  readonly problem: Pick<Problem, "code" | "detail" | "errors">;

  constructor(problem: Pick<Problem, "code" | "detail" | "errors">) {
    super(problem.code);
    this.problem = problem;
  }
}

const base = `/api/webchat/${encodeURIComponent(query.campaign)}`;

export function welcome(language: string): Promise<WebchatWelcome> {
  return ask(`${base}?language=${encodeURIComponent(language)}`);
}

export function lineHead(): Promise<LineHead> {
  return ask(`${base}/line`);
}

export function startConversation(answers: StartConversation): Promise<ConversationStarted> {
  return ask(`${base}/conversations`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(answers),
  });
}

/** Left out of hours; it has gone when this answers. */
export async function leaveMessage(answers: StartConversation): Promise<void> {
  await ask(`${base}/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(answers),
  });
}

/** Sends a file and tells how far it is, 0 to 1. */
export function upload(
  conversation: string,
  ticket: string,
  file: File,
  progress: (share: number) => void,
): Promise<FileReference> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/conversations/${conversation}/files`);
    request.setRequestHeader("Authorization", `Bearer ${ticket}`);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.upload.onprogress = (event) => progress(event.loaded / Math.max(1, event.total));
    request.onerror = () => reject(new Refusal({ code: "unavailable" }));
    request.onload = () => {
      const body: unknown = parse(request.responseText);
      if (request.status < 300) resolve((body as { file: FileReference }).file);
      else reject(new Refusal((body as Problem | null) ?? { code: "unavailable" }));
    };
    request.send(file);
  });
}

/** A file's bytes as an address of this page alone: the ticket never stands in a URL. */
export async function fileUrl(conversation: string, ticket: string, file: FileReference): Promise<string> {
  const answer = await fetch(`/api/conversations/${conversation}/files/${file.id}`, {
    headers: { Authorization: `Bearer ${ticket}` },
  });
  if (!answer.ok) throw new Refusal({ code: "unavailable" });
  return URL.createObjectURL(await answer.blob());
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, headers: { ...init.headers, "Deskline-Host": query.host } });
  } catch {
    throw new Refusal({ code: "unavailable" });
  }
  const body: unknown = parse(await answer.text());
  if (!answer.ok) throw new Refusal((body as Problem | null) ?? { code: "unavailable" });
  return body as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
