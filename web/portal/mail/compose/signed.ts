import type { Draft } from "./draft.ts";

const LINE = "<div><br></div>";

/** A draft with nothing but the signature in it (EML-23), and room to write above. */
export function onlySigned(signature: string): Pick<Draft, "html" | "signed"> {
  const as = blockOf(signature);
  return { html: as === "" ? "" : LINE + LINE + as, signed: { of: signature, as } };
}

/**
 * A kept draft with the signature that is in force: its conversation may have gone to another campaign meanwhile. What its writer has made of the
 * old one, and what was kept before it was noted which one it had, stays.
 */
export function resigned(draft: Draft, signature: string): Draft {
  const { html, signed } = draft;
  if (signed === undefined || signed.of === signature) return draft;
  const around = roundSignature(draft);
  if (around === null) return draft;
  const as = blockOf(signature);
  const room = signed.as === "" ? (html === "" ? LINE + LINE : LINE) : "";
  return { ...draft, html: around.before + room + as + around.after, signed: { of: signature, as } };
}

/** The draft in the editor's own way of writing HTML, its signature too. */
export function asWritten(draft: Draft, words: string): Draft {
  const { signed } = draft;
  const around = roundSignature(draft);
  const written = { ...draft, html: words };
  if (signed === undefined || signed.as === "" || around === null) return written;
  const { before, after } = around;
  if (!words.startsWith(before) || !words.slice(before.length).endsWith(after)) return written;
  return { ...written, signed: { ...signed, as: words.slice(before.length, words.length - after.length) } };
}

function blockOf(signature: string): string {
  return signature === "" ? "" : `<div>${signature}</div>`;
}

/** What stands before and after the signature; null: it is not there as it was. */
function roundSignature({ html, signed }: Draft): { before: string; after: string } | null {
  const at = signed === undefined ? -1 : html.lastIndexOf(signed.as);
  if (signed === undefined || at === -1) return null;
  return { before: html.slice(0, at), after: html.slice(at + signed.as.length) };
}
