import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { MAX_PICTURE_BYTES, pictureAddress, remotePicture } from "./remote-picture.ts";

const DEPLOYED = { own: "desk.example.com", local: false };
const LOCAL = { own: "127.0.0.1", local: true };
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ["https://cdn.example.com/a.png", "https://cdn.example.com/a.png"],
  ["http://cdn.example.com/a.png#part", "http://cdn.example.com/a.png"],
  ["HTTPS://CDN.example.com:443/a.png", "https://cdn.example.com/a.png"],
  ["ftp://cdn.example.com/a.png", null],
  ["file:///etc/passwd", null],
  ["data:image/png;base64,AAAA", null],
  ["https://user:word@cdn.example.com/a.png", null],
  ["https://cdn.example.com:8443/a.png", null],
  ["http://127.0.0.1/a.png", null],
  ["http://2130706433/a.png", null],
  ["http://0x7f.1/a.png", null],
  ["http://[::ffff:7f00:1]/a.png", null],
  ["http://169.254.169.254/latest/meta-data", null],
  ["http://localhost/a.png", null],
  ["http://localhost./a.png", null],
  ["http://printer.local/a.png", null],
  ["http://metadata.google.internal/a.png", null],
  ["http://router/a.png", null],
  ["https://desk.example.com/api/me", null],
  ["https://desk.example.com./api/me", null],
  ["no address", null],
])("EML-35: a picture at %s is asked for at %s", (address, asked) => {
  expect(pictureAddress(address, DEPLOYED)).toBe(asked);
});

test("EML-35: a picture is fetched without a cookie, a referrer or a name, and known by its bytes", async () => {
  const asked: Record<string, unknown>[] = [];
  const origin = await serve((request, response) => {
    asked.push(request.headers);
    response.writeHead(200, { "Content-Type": "text/html", "Set-Cookie": "a=b" }).end(PNG);
  });
  const picture = await remotePicture(`${origin}/a.png`, LOCAL);
  expect(picture).toEqual({ type: "image/png", bytes: new Uint8Array(PNG) });
  for (const header of ["cookie", "referer", "authorization", "x-forwarded-for"])
    expect(asked[0]).not.toHaveProperty(header);
});

test("EML-35: a redirect is followed where it may lead, three times and no more", async () => {
  const origin = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end(PNG);
    else response.writeHead(302, { Location: left === 9 ? "http://10.0.0.1/a.png" : `/${left - 1}` }).end();
  });
  expect(await remotePicture(`${origin}/3`, LOCAL)).not.toBeNull();
  expect(await remotePicture(`${origin}/4`, LOCAL)).toBeNull();
  expect(await remotePicture(`${origin}/9`, LOCAL)).toBeNull();
});

test("EML-35: what is no picture, too large, or not there is none", async () => {
  const large = Buffer.concat([PNG, Buffer.alloc(MAX_PICTURE_BYTES)]);
  const origin = await serve((request, response) => {
    if (request.url === "/svg") response.end("<svg xmlns='http://www.w3.org/2000/svg'/>");
    else if (request.url === "/large") response.end(large);
    else if (request.url === "/unsaid") response.writeHead(200, { "Transfer-Encoding": "chunked" }).end(large);
    else response.writeHead(404).end(PNG);
  });
  for (const path of ["/svg", "/large", "/unsaid", "/none"])
    expect(await remotePicture(`${origin}${path}`, LOCAL), path).toBeNull();
  expect(await remotePicture("http://127.0.0.1:1/a.png", LOCAL)).toBeNull();
});
