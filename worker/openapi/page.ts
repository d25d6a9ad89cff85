import { createHash } from "node:crypto";
import { html, raw } from "hono/html";

type Json = Record<string, unknown>;
type Html = ReturnType<typeof html>;

interface Shown {
  method: string;
  path: string;
  operation: {
    operationId: string;
    tags: string[];
    summary: string;
    description?: string;
    security: Json[];
    parameters?: { name: string; in: string; required: boolean; description?: string; schema: Json }[];
    requestBody?: { content: Record<string, { schema: Json }> };
    responses: Record<string, { description?: string; content?: Record<string, { schema: Json }> }>;
  };
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#d9dee3,#3a4148);--soft:light-dark(#f4f6f8,#1f252b);--accent:light-dark(#0b6b57,#63d3b8)}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem 4rem;font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.7rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.5rem 0 .25rem}p{margin:.25rem 0 .75rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:1rem 0;padding:0}a{color:var(--accent)}
details{border:1px solid var(--line);border-radius:.4rem;margin:.4rem 0}summary{cursor:pointer;padding:.55rem .75rem;overflow-wrap:anywhere}
summary:focus-visible{outline:2px solid var(--accent)}details>div{padding:0 .75rem .75rem}
code,pre{font:.875rem/1.45 ui-monospace,monospace}pre{background:var(--soft);border-radius:.3rem;overflow-x:auto;padding:.75rem}
summary b{display:inline-block;min-width:4.2rem;color:var(--accent)}summary span{opacity:.8}
td{overflow-wrap:anywhere}td:first-child{min-width:7rem}table{border-collapse:collapse;width:100%}th,td{border-top:1px solid var(--line);padding:.35rem .5rem .35rem 0;text-align:start;vertical-align:top}`;

/** The one style that the page's policy lets in. */
export const STYLE_HASH = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

const EXAMPLE = `curl -X POST https://HOST/api/messages/sms \\
  -H 'Authorization: Bearer dk_…' -H 'Idempotency-Key: order-77' -H 'Content-Type: application/json' \\
  -d '{"campaign":"sms-banco","destination":"098344484","message":"Su turno es mañana a las 10"}'`;

/** The document to be read: no script, nothing from elsewhere. */
export function docsPage(document: Json): Html {
  const { info, tags } = document as { info: { description: string }; tags: { name: string; description: string }[] };
  const all = shownOf(document);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Deskline: what programs may call</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<h1>What programs may call</h1>
<p>${marked(info.description)}</p>
<p>The same for machines: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<pre tabindex="0">${EXAMPLE}</pre>
<nav aria-label="Areas"><ul>${tags.map(({ name }) => html`<li><a href="#${anchor(name)}">${name}</a></li>`)}</ul></nav>
</header>
<main>
${tags.map(
  ({ name, description }) => html`<section>
<h2 id="${anchor(name)}">${name}</h2>
<p>${marked(description)}</p>
${all.filter(({ operation }) => operation.tags.includes(name)).map(shown)}
</section>`,
)}
</main>
</body>
</html>`;
}

function shownOf(document: Json): Shown[] {
  const paths = document.paths as Record<string, Record<string, Shown["operation"]>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function shown({ method, path, operation }: Shown): Html {
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation;
  return html`<details id="${operationId}">
<summary><b>${method}</b><code>${path}</code> <span>${summary}</span></summary>
<div>
<p>${whoMay(security)} ${marked(description ?? "")}</p>
${parameters.length === 0 ? "" : parameterTable(parameters)}
${Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => html`<p>Body, <code>${type}</code></p>${code(schema)}`)}
${Object.entries(responses).map(([status, answer]) => answered(status, answer))}
</div>
</details>`;
}

function parameterTable(parameters: NonNullable<Shown["operation"]["parameters"]>): Html {
  return html`<table>
<thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">What</th></tr></thead>
<tbody>${parameters.map(
    (one) => html`<tr>
<td><code>${one.name}</code>${one.required ? "" : " (optional)"}</td>
<td>${one.in}</td>
<td>${marked(one.description ?? "")} <code>${JSON.stringify(one.schema)}</code></td>
</tr>`,
  )}</tbody>
</table>`;
}

function answered(status: string, { description, content = {} }: Shown["operation"]["responses"][string]): Html {
  if (status === "default" && description === undefined)
    return html`<p>Otherwise a problem with its <code>code</code>.</p>`;
  return html`<p><b>${status === "default" ? "Otherwise" : status}</b> ${marked(description ?? "")}</p>
${Object.values(content)
  .filter(({ schema }) => Object.keys(schema).length > 0)
  .map(({ schema }) => code(schema))}`;
}

const WHO: Record<string, string> = {
  session: "a signed-in user",
  key: "a key",
  token: "a user's token",
  ticket: "a ticket",
};

function whoMay(security: Json[]): string {
  if (security.length === 0) return "Anybody may call it.";
  return `For ${security.flatMap((one) => Object.keys(one).map((name) => WHO[name] ?? name)).join(", or ")}.`;
}

function code(schema: Json): Html {
  return html`<pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`;
}

/** \`code\` in a text of ours becomes code. */
function marked(text: string): (string | Html)[] {
  return text.split("`").map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : part));
}

function anchor(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}
