const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it reads in HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => ESCAPED[char] ?? char);
}

/** Plain text as HTML that looks the same: its line breaks stay, and runs of spaces. */
export function textToHtml(text: string): string {
  return escapeHtml(text.replaceAll(/\r\n?/g, "\n"))
    .replaceAll(/ {2,}/g, (spaces) => `${"&nbsp;".repeat(spaces.length - 1)} `)
    .replaceAll("\n", "<br>\n");
}
