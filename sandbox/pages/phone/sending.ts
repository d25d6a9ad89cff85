import type { Place } from "./state.ts";

/** What the person with the phone does; each is told to the sandbox, and the screen asks again. */

export async function sendWord(
  number: string,
  place: Place,
  word: { text: string; file?: File; voice?: boolean },
): Promise<void> {
  const form = new FormData();
  form.set("number", number);
  form.set("account", place.account);
  form.set("sender", place.sender);
  form.set("text", word.text);
  if (word.file !== undefined) form.set("file", word.file);
  if (word.voice) form.set("voice", "true");
  await posted("/phone/words", form);
}

export async function makeGesture(
  number: string,
  place: Place,
  kind: "call" | "offers-stopped" | "offers-resumed",
): Promise<void> {
  await posted("/phone/gestures", JSON.stringify({ number, account: place.account, sender: place.sender, kind }));
}

export async function readUpToNow(number: string, account: string): Promise<void> {
  await posted("/phone/seen", JSON.stringify({ number, account }));
}

/** One of the files that lie ready. */
export async function sample(name: string, type: string): Promise<File> {
  const response = await fetch(`/samples/${name}`);
  return new File([await response.arrayBuffer()], name, { type });
}

async function posted(path: string, body: FormData | string): Promise<void> {
  const response = await fetch(path, { method: "POST", body });
  if (!response.ok) throw new Error(await response.text());
}
