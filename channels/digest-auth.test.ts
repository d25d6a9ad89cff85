import { expect, test } from "vitest";
import { digestAnswer } from "./digest-auth.ts";
import { answerOf } from "./pretend.ts";

const request = {
  url: "http://www.example.org/dir/index.html",
  method: "GET" as const,
  headers: { a: "b" },
  body: null,
};
const mufasa = { user: "Mufasa", password: "Circle of Life" };
const challenge = (algorithm: string, more = "") =>
  answerOf(401, "", {
    "www-authenticate": `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"${more}`,
  });

test.each([
  ["MD5", "8ca523f5e9506fed4657c9700eebdbec"],
  ["SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"],
])("the example of RFC 7616 with %s", (algorithm, response) => {
  const answered = digestAnswer(request, challenge(algorithm), mufasa, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
  expect(answered?.headers.authorization).toContain(`response="${response}"`);
  expect(answered?.headers).toMatchObject({ a: "b" });
});

test("a challenge without quality is answered in the old way", () => {
  const old = answerOf(401, "", { "www-authenticate": 'Digest realm="r", nonce="n"' });
  expect(digestAnswer(request, old, mufasa)?.headers.authorization).not.toContain("qop");
});

test.each([
  ["Basic realm=x"],
  ['Digest realm="r", nonce="n", algorithm=MD5-sess, qop="auth"'],
  ['Digest realm="r", nonce="n", qop="auth-int"'],
  ['Digest realm="r"'],
  [""],
])("%s cannot be answered", (header) => {
  expect(digestAnswer(request, answerOf(401, "", { "www-authenticate": header }), mufasa)).toBeNull();
});

test("a name with quotes cannot leave its place", () => {
  const answered = digestAnswer(request, challenge("MD5"), { user: 'a", realm="b', password: "x" });
  expect(answered?.headers.authorization).toContain('username="a\\", realm=\\"b"');
});
