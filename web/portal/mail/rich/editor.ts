import createDOMPurify from "dompurify";
import Squire from "squire-rte";

const TAGS = [
  ...[
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "strike",
    "del",
    "sub",
    "sup",
    "span",
    "font",
    "code",
    "br",
    "hr",
    "img",
  ],
  ...["div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li"],
  ...["table", "thead", "tbody", "tfoot", "tr", "td", "th"],
];
const ATTRIBUTES = [
  "href",
  "src",
  "alt",
  "title",
  "data-cid",
  "style",
  "dir",
  "type",
  "width",
  "height",
  "colspan",
  "rowspan",
];
/** What a mail's words may look like; what lies over others, or fetches, is none of it. */
const STYLES =
  /^(?:color|background-color|font-(?:family|size|style|weight)|text-(?:align|decoration.*)|line-height|margin.*|padding.*|border.*|width|max-width|height|vertical-align|white-space|list-style-type)$/;

const purify = createDOMPurify(window);
purify.addHook("afterSanitizeAttributes", (node) => {
  if (!(node instanceof HTMLElement)) return;
  for (const name of [...node.style])
    if (!STYLES.test(name) || /url\s*\(/i.test(node.style.getPropertyValue(name))) node.style.removeProperty(name);
  // A picture elsewhere would be fetched by whoever reads; only those that go with the mail stay.
  if (node.tagName === "IMG" && !/^(?:blob|data):/i.test(node.getAttribute("src") ?? "")) node.remove();
});

/** What was pasted, or kept, as it may stand in what is being written. */
function clean(html: string): DocumentFragment {
  const fragment = purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|blob:|data:image\/(?!svg))/i,
    FORBID_CONTENTS: ["style", "script", "title", "svg", "math", "iframe", "object", "template"],
  });
  return document.importNode(fragment, true);
}

/** An editor of rich text in this element (squire-rte). */
export function editorIn(root: HTMLElement): Squire {
  return new Squire(root, {
    sanitizeToDOMFragment: clean,
    tagAttributes: {
      blockquote: { type: "cite", style: "margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex" },
      a: { target: "_blank", rel: "noopener noreferrer" },
    },
  });
}

export type Editor = Squire;
