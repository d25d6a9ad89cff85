import { readFileSync } from "node:fs";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { frameDocument } from "../../web/portal/mail/view/frame-document.ts";
import type { safeMail } from "../../web/portal/mail/view/safe-html.ts";
import { untouchedContext } from "./contexts.ts";
import { VECTORS } from "./hostile-html.ts";

/** What the page under test has; see `ENTRY`. */
interface View {
  safeMail: typeof safeMail;
  frameDocument: typeof frameDocument;
  FRAME_SANDBOX: string;
}
declare const view: View;

const FOLDER = `${import.meta.dirname}/../../web/portal/mail/view`;
const ENTRY = `export { safeMail } from "./safe-html.ts"; export { frameDocument, FRAME_SANDBOX } from "./frame-document.ts";`;
const PORTAL_POLICY = /Content-Security-Policy: (.+)/.exec(
  readFileSync(`${import.meta.dirname}/../../web/public/_headers`, "utf8"),
)?.[1] as string;
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
/** Long enough for whatever means to reach out. */
const PATIENCE_MS = 2_500;

const placed = VECTORS.map(({ html }, at) =>
  html.replaceAll("EVIL", `http://evil.test/${at}`).replaceAll("NOSCHEME", `evil.test/${at}`),
);

/** A page of this policy, the numbers of the vectors that have reached the attacker, and what else must not happen. */
async function pageUnder(policy: string | null): Promise<{ page: Page; reached: Set<number>; happened: string[] }> {
  const script = await build({
    stdin: { contents: ENTRY, resolveDir: FOLDER, loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "view",
  });
  const context = await untouchedContext();
  const reached = new Set<number>();
  const happened: string[] = [];
  await context.route("**", (route) => {
    const url = new URL(route.request().url());
    if (url.hostname === "evil.test") {
      reached.add(Number(url.pathname.split("/")[1]));
      return route.fulfill({ contentType: "image/gif", body: PIXEL, headers: { "access-control-allow-origin": "*" } });
    }
    if (url.href === "http://desk.test/view.js")
      return route.fulfill({ contentType: "text/javascript", body: script.outputFiles[0]?.text ?? "" });
    if (url.href !== "http://desk.test/") happened.push(`asked for ${url.href}`);
    return route.fulfill({
      contentType: "text/html",
      body: "<!doctype html><title>Desk</title><script src=/view.js></script><body>",
      headers: policy === null ? {} : { "Content-Security-Policy": policy },
    });
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  context.on("page", () => happened.push("popup"));
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) happened.push(`went to ${frame.url()}`);
  });
  await page.goto("http://desk.test/");
  happened.length = 0;
  return { page, reached, happened };
}

/** Each document in a frame of its own, at once. `null` sandboxes nothing. */
async function show(page: Page, documents: readonly string[], sandbox: string | null): Promise<void> {
  await page.evaluate(
    ({ documents, sandbox }) => {
      for (const text of documents) {
        const frame = document.createElement("iframe");
        if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
        frame.srcdoc = text;
        document.body.appendChild(frame);
      }
    },
    { documents, sandbox },
  );
  await page.waitForTimeout(PATIENCE_MS);
}

const named = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b).map((at) => VECTORS[at]?.name);

test("EML-35: the vectors are alive: where nobody guards they reach the attacker", async () => {
  const { page, reached } = await pageUnder(null);
  await show(page, placed, "allow-scripts allow-same-origin allow-forms");
  const expected = VECTORS.flatMap(({ reaches }, at) => (reaches ? [at] : []));
  await expect.poll(() => named(reached)).toEqual(named(expected));
  expect(expected.length).toBeGreaterThanOrEqual(50);
});

test("EML-35: sanitised, no mail runs or fetches anything even in a page that guards nothing", async () => {
  const { page, reached, happened } = await pageUnder(null);
  const safe = await page.evaluate(
    (mails) => mails.map((mail) => view.safeMail(mail, { attached: () => null, remote: () => null }).html),
    placed,
  );
  await show(page, safe, "allow-scripts allow-same-origin allow-forms allow-modals");
  expect({ reached: named(reached), happened }).toEqual({ reached: [], happened: [] });
  for (const html of safe) expect(html).not.toMatch(/<(?!\/?[a-z])|javascript:|\son\w+\s*=|url\((?!.data:image)/i);
});

test("EML-35: in the mail's frame not even an untouched mail runs or fetches anything", async () => {
  const { page, reached, happened } = await pageUnder(PORTAL_POLICY);
  const documents = await page.evaluate((mails) => {
    const empty = { style: "", remote: [], attached: [], coloured: false, shortened: false };
    return mails.map((html) => view.frameDocument({ ...empty, html }, { dark: false, zoom: 1 }));
  }, placed);
  await show(page, documents, await page.evaluate(() => view.FRAME_SANDBOX));
  expect({ reached: named(reached), happened }).toEqual({ reached: [], happened: [] });
});

test("EML-35: shown as the desk shows them, nothing is fetched, and pictures come only from where they were fetched for the reader", async () => {
  const { page, reached, happened } = await pageUnder(PORTAL_POLICY);
  const { documents, asked } = await page.evaluate(
    ({ mails, pixel }) => {
      const asked: string[][] = [];
      const documents = mails.map((mail) => {
        const pictures = { attached: () => pixel, remote: () => pixel };
        const safe = view.safeMail(mail, pictures);
        asked.push([...safe.remote]);
        return view.frameDocument(safe, { dark: true, zoom: 1 });
      });
      return { documents, asked };
    },
    { mails: placed, pixel: `data:image/gif;base64,${PIXEL.toString("base64")}` },
  );
  await show(page, documents, await page.evaluate(() => view.FRAME_SANDBOX));
  expect({ reached: named(reached), happened }).toEqual({ reached: [], happened: [] });
  const offered = asked.flatMap((addresses, at) => (addresses.length > 0 ? [at] : []));
  expect(named(offered)).toEqual([
    "tracking picture",
    "tracking picture in a srcset",
    "tracking picture without a scheme",
    "tracking picture with white space in its scheme",
    "background of the body",
    "background of a cell",
    "background by style",
    "background by escaped style",
    "style sheet with a background",
    "subtitles",
    "picture of SVG that fetches",
  ]);
});

test("EML-35: a link opens in a tab of its own that knows nothing of ours; the frame has no origin and no script", async () => {
  const { page } = await pageUnder(PORTAL_POLICY);
  await page.evaluate(() => {
    const mail =
      '<a href="http://evil.test/0?x=1" onclick="parent.hacked=1">Our bank</a><img src="cid:logo%40x" alt="Logo">';
    const safe = view.safeMail(mail, { attached: () => null, remote: () => null });
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", view.FRAME_SANDBOX);
    frame.srcdoc = view.frameDocument(safe, { dark: false, zoom: 1 });
    document.body.appendChild(frame);
  });
  const link = page.frameLocator("iframe").getByRole("link", { name: "Our bank" });
  expect(await link.getAttribute("title")).toBe("http://evil.test/0?x=1");
  const [popup] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await popup.waitForLoadState();
  expect(await popup.evaluate(() => [window.opener, document.referrer])).toEqual([null, ""]);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(await page.evaluate(() => document.querySelector("iframe")?.contentDocument)).toBeNull();
});

test("EML-35: a mail keeps what makes it readable: its style sheet, its pictures by Content-ID, its tables; what it quotes can be left out", async () => {
  const { page } = await pageUnder(null);
  const safe = await page.evaluate(() => {
    const pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    const pictures = { attached: (id: string) => (id === "logo@x" ? pixel : null), remote: () => null };
    const mail = `<html><head><style>.head td{color:#c00!important;padding:4px} p{margin:0} @media print{p{display:none}}</style></head>
      <body style="font-size:16px"><table class="head" width="640" cellspacing="0"><tr><td style="color:blue">Total</td></tr></table><p>Hola</p>
      <img src="cid:logo@x"><div class="gmail_quote"><div class="gmail_attr">On 1 Nov, Ana wrote:</div><blockquote>Old</blockquote></div></body></html>`;
    return [true, false].map((whole) => view.safeMail(mail, pictures, whole));
  });
  const [whole, short] = safe;
  expect(whole).toMatchObject({ attached: ["logo@x"], remote: [], coloured: true, shortened: false });
  expect(whole?.style).toContain("font-size:16px");
  expect(whole?.html).toContain('<td style="color: rgb(204, 0, 0); padding: 4px;">Total</td>');
  expect(whole?.html).toContain('<table width="640" cellspacing="0">');
  expect(whole?.html).toContain('<p style="margin: 0px;">Hola</p>');
  expect(whole?.html).toContain('src="data:image/gif');
  expect(short?.shortened).toBe(true);
  expect(short?.html).not.toContain("Old");
  expect(short?.html).not.toContain("wrote:");
  expect(short?.html).toContain("Hola");
});
