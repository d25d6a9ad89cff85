/** An absolute http(s) address of a picture, however it was written; null: it is something else. */
export function remoteAddress(source: string): string | null {
  const plain = source.replaceAll(/[\s\p{Cc}]+/gu, (white) => (white.includes(" ") ? " " : "")).trim();
  const url = URL.parse(plain.startsWith("//") ? `https:${plain}` : plain);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  url.hash = "";
  return url.href;
}

/** The first picture of a `srcset`; null: it names none. */
export function firstOfSet(set: string): string | null {
  return /^[\s,]*(\S+?),?(?:\s|$)/.exec(set)?.[1] ?? null;
}
