/**
 * UTF-7 (RFC 2152), which old Exchange and Outlook Express still write and no platform decodes any more: as a page's encoding it let
 * scripts in. Here it is decoded before anything looks at the text.
 */
export function decodeUtf7(text: string): string {
  return text.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (whole, shifted: string) => {
    if (shifted === "") return whole.endsWith("-") ? "+" : whole;
    return decodeShifted(shifted) ?? whole;
  });
}

/** Whether all that the beginning of a mail says of its charsets is UTF-7. */
export function isUtf7(head: string): boolean {
  const named = [...head.matchAll(/charset\s*=\s*"?([\w:.-]{1,40})/gi)].map(([, charset = ""]) =>
    charset.toLowerCase(),
  );
  return named.length > 0 && named.every((charset) => /^(x-)?(unicode-1-1-)?utf-?7$/.test(charset));
}

/** Modified base64 of UTF-16; null: it is none. */
function decodeShifted(shifted: string): string | null {
  let bytes: string;
  try {
    bytes = atob(shifted);
  } catch {
    return null;
  }
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  return text.toWellFormed();
}
