import createDOMPurify from "dompurify";

const TAGS = [
  ...[
    "html",
    "head",
    "body",
    "div",
    "span",
    "p",
    "br",
    "hr",
    "pre",
    "center",
    "blockquote",
    "address",
    "article",
    "section",
  ],
  ...["header", "footer", "main", "aside", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"],
  ...[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
  ],
  ...["samp", "small", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr", "img"],
  ...["ul", "ol", "li", "dl", "dt", "dd"],
  ...["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"],
];

const ADDRESSES = ["href", "src"];
/** `class`, `id` and `type` only tell style sheets and quotations where they are, and go before anything is shown. */
const PLAIN = [
  ...["style", "class", "id", "type", "dir", "lang", "align", "valign", "width", "height", "bgcolor", "background"],
  ...["srcset", "alt", "title", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span"],
  ...["color", "face", "size", "start", "value", "hspace", "vspace", "nowrap"],
];

/** What makes text of any HTML that has no other elements than a mail needs, and no attribute that does anything. */
export function createPurifier() {
  const purify = createDOMPurify(window);
  return {
    /** The whole document as a DOM of no window: in it nothing is fetched. */
    clean(source: string): HTMLElement {
      const page = purify.sanitize(source, {
        WHOLE_DOCUMENT: true,
        RETURN_DOM: true,
        ALLOWED_TAGS: TAGS,
        ALLOWED_ATTR: [...ADDRESSES, ...PLAIN],
        ALLOW_DATA_ATTR: false,
        ALLOW_ARIA_ATTR: false,
        ALLOW_UNKNOWN_PROTOCOLS: false,
        ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/|\/\/)/i,
        // The others are no addresses: their values are not judged as such.
        ADD_URI_SAFE_ATTR: PLAIN,
        FORBID_CONTENTS: [
          "style",
          "script",
          "title",
          "noscript",
          "noembed",
          "noframes",
          "iframe",
          "object",
          "template",
          "svg",
          "math",
        ],
      });
      return page as HTMLElement;
    },
  };
}
