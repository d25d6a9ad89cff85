/** The https (or local http) address in `List-Unsubscribe` that takes one POST (RFC 8058); null: the mail offers none. */
export function oneClickOf(headers: string): string | null {
  const unfolded = headers.replaceAll(/\r?\n[ \t]+/g, " ");
  if (!/^List-Unsubscribe-Post:\s*List-Unsubscribe=One-Click\s*$/im.test(unfolded)) return null;
  const [, listed = ""] = /^List-Unsubscribe:(.*)$/im.exec(unfolded) ?? [];
  return /<(https?:[^>\s]+)>/i.exec(listed)?.[1] ?? null;
}
