import type { ComponentChildren } from "preact";

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])|([\w.+-]+@[\w-]+\.[\w.-]*\w)/g;

/** Text with its web and mail addresses made tappable; never markup. */
export function linked(text: string): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const [found, url] = match;
    parts.push(text.slice(at, match.index));
    parts.push(
      <a href={url ?? `mailto:${found}`} target="_blank" rel="noreferrer noopener nofollow">
        {found}
      </a>,
    );
    at = match.index + found.length;
  }
  return [...parts, text.slice(at)];
}
