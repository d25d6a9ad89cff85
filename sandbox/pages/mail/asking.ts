/** Does it at the pretend mailboxes; what was refused, in words, else empty. */
export async function done(path: string, init: RequestInit): Promise<string> {
  const response = await fetch(`/mailboxes${path}`, init);
  return response.ok ? "" : `It was refused: ${await response.text()}`;
}

export function posted(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export async function asked<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`/mailboxes${path}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}
