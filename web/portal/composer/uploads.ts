import { type Signal, signal } from "@preact/signals";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import { type Problem, problem } from "../../../protocol/problem.ts";

/** A file on its way to a conversation, or there and waiting to be sent with the next words. */
export interface Upload {
  id: string;
  name: string;
  /** 0 to 1. */
  progress: Signal<number>;
  state: Signal<{ at: "sending" } | { at: "there"; file: FileReference } | { at: "refused"; problem: Problem }>;
  cancel: () => void;
}

/** Where a file goes, and by whose right. */
export interface UploadDoor {
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** Files of a conversation, by its ticket. */
export function conversationFiles(conversation: string, ticket: string): UploadDoor {
  return { path: `/api/conversations/${conversation}/files`, headers: { Authorization: `Bearer ${ticket}` } };
}

/** Sends a file; XMLHttpRequest, because `fetch` tells no progress of what goes out. */
export function upload({ path, headers }: UploadDoor, file: File): Upload {
  const request = new XMLHttpRequest();
  const progress = signal(0);
  const state: Upload["state"] = signal({ at: "sending" });
  const refused = (body: Problem) => {
    state.value = { at: "refused", problem: body };
  };
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) progress.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    const body = parsed(request.responseText);
    if (request.status === 201 && isFile(body)) state.value = { at: "there", file: body.file };
    else refused(isProblem(body) ? body : problem("internal"));
  });
  request.addEventListener("error", () => refused(problem("unavailable")));
  request.open("POST", path);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
  request.send(file);
  return { id: crypto.randomUUID(), name: file.name, progress, state, cancel: () => request.abort() };
}

/** One that is at the server already: its word came back. */
export function arrived(file: FileReference): Upload {
  return { id: file.id, name: file.name, progress: signal(1), state: signal({ at: "there", file }), cancel: () => {} };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isFile(body: unknown): body is { file: FileReference } {
  return typeof body === "object" && body !== null && "file" in body;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body;
}
