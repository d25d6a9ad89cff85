import { expect, test } from "vitest";
import { problem } from "../../../../protocol/problem.ts";
import { complaintsOf } from "./refused.ts";

const draft = {
  to: [{ name: "", address: "ana@example.com" }],
  cc: [{ name: "", address: "eva@example.com" }],
  bcc: [],
};
const error = (path: string, code: string, detail = "") => ({ path, code, detail });

test("each reason stands at its own part, and names the address that it is about", () => {
  const refused = problem("black_listed", undefined, [
    error("cc.0", "black_listed"),
    error("files", "too_large"),
    error("to", "too_many_recipients"),
  ]);
  const complaints = complaintsOf(refused, draft);
  expect(complaints.cc).toContain("eva@example.com");
  expect(Object.keys(complaints).sort()).toEqual(["cc", "files", "to"]);
});

test("the first reason of a part is said; an unknown one in the server's words", () => {
  const complaints = complaintsOf(
    problem("invalid_input", undefined, [error("subject", "odd", "No"), error("subject", "too_long")]),
    draft,
  );
  expect(complaints).toEqual({ subject: "No" });
});

test("a refusal of no part is said of the mail", () => {
  expect(Object.keys(complaintsOf(problem("provider_unavailable"), draft))).toEqual(["mail"]);
  expect(Object.keys(complaintsOf(problem("invalid_input", undefined, [error("html", "too_big")]), draft))).toEqual([
    "mail",
  ]);
});
