import type { Recording, RecordingReader } from "../../protocol/recordings.ts";
import { headLines, transcriptLines } from "./transcript.ts";

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1d1f23}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.125rem 1rem}dt{color:#5b6068}dd{margin:0}
article{margin:.75rem 0;break-inside:avoid}h2{font-size:.8125rem;margin:0;font-weight:600}time{color:#5b6068;font-weight:400}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.happened{color:#5b6068}.inside{border-inline-start:3px solid #d9a53a;padding-inline-start:.75rem}`;

/** The recording as a page that stands alone: nothing in it runs, nothing is fetched. */
export function htmlTranscript(recording: Recording, reader: RecordingReader): string {
  const head = headLines(recording, reader).map(
    ([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`,
  );
  const lines = transcriptLines(recording, reader).map(({ at, who, inside, happened, text }) => {
    const kind = happened ? "happened" : inside === null ? "said" : "inside";
    const title = happened ? "" : `${escaped(inside === null ? who : `${who} (${inside})`)} `;
    return `<article class="${kind}"><h2>${title}<time>${at}</time></h2><p>${escaped(text)}</p></article>`;
  });
  const { caseNumber } = recording.item;
  return `<!doctype html><html lang="${reader.language}"><meta charset="utf-8"><title>${escaped(caseNumber)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style>
<h1>${escaped(caseNumber)}</h1><dl>${head.join("")}</dl>${lines.join("\n")}</html>\n`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
