import { describe, expect, test } from "vitest";
import { notAnswered } from "../../../domain/mail/automatic-answer.ts";
import { BROKEN } from "./broken.ts";
import { CLIENTS } from "./clients.ts";
import { ANY, corpusMail, corpusNames, type Ends, ended, NOW, OUR_MAILBOX, readCorpus } from "./corpus.ts";
import { MACHINES } from "./machines.ts";

const TABLE: Record<string, Ends> = { ...CLIENTS, ...BROKEN, ...MACHINES };

test("every mail of the corpus stands in the table, once", () => {
  const named = [CLIENTS, BROKEN, MACHINES].flatMap((table) => Object.keys(table));
  expect(named.sort()).toEqual(corpusNames().sort());
});

describe("each mail ends as its row says", () => {
  test.each(Object.entries(TABLE))("%s", async (name, ends) => {
    const mail = await readCorpus(name);
    const { above, below, own, from, ...others } = ended(mail);
    const { above: wantedAbove, below: wantedBelow, own: wantedOwn, from: wantedFrom, ...wanted } = ends;
    expect(others).toEqual(wanted);
    expect(above ?? "").toContain(wantedAbove ?? "");
    expect(below ?? "").toContain(wantedBelow ?? "");
    expect([above !== undefined, below !== undefined]).toEqual([wantedAbove !== undefined, wantedBelow !== undefined]);
    if (wantedOwn !== ANY) expect(own).toBe(wantedOwn);
    if (wantedFrom !== undefined) expect(from).toBe(wantedFrom);
    expect(mail.raw).toEqual(corpusMail(name));
    expect(`${mail.said.above}${mail.said.own}${mail.said.below}`).toBe(mail.text);
  });
});

test("EML-28: no machine of the corpus is ever answered automatically, and no person is refused for being one", async () => {
  const answered = await Promise.all(
    Object.keys(TABLE).map(async (name) => {
      const mail = await readCorpus(name);
      const answerTo = mail.replyTo[0]?.address ?? mail.from?.address ?? null;
      const because = notAnswered(
        { auto: mail.auto, dmarc: mail.authentication.dmarc, answerTo },
        [OUR_MAILBOX],
        [],
        "closed since Friday",
        NOW,
      );
      return [name, because] as const;
    }),
  );
  const refused = new Map(answered.filter(([, because]) => because !== null));
  const machines = Object.keys(MACHINES).filter((name) => MACHINES[name]?.auto !== undefined);
  expect([...refused.keys()].sort()).toEqual(["authentication-forged", ...machines].sort());
});
