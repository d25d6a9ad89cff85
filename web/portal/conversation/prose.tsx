import type { ComponentChildren } from "preact";

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Text as it was typed: line breaks stay, addresses become links, everything else is inert. */
export function Prose({ text }: { text: string }) {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    parts.push(text.slice(end, match.index));
    parts.push(
      <a href={match[0]} target="_blank" rel="noreferrer noopener">
        {match[0]}
      </a>,
    );
    end = match.index + match[0].length;
  }
  return (
    <p class="prose">
      {parts}
      {text.slice(end)}
    </p>
  );
}
