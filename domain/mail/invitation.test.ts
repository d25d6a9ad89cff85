import { expect, test } from "vitest";
import { calendar, type Invitation, instantOf, invitationFault } from "./invitation.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z");
const invitation: Invitation = {
  uid: "cita-1@banco.example",
  sequence: 2,
  title: "Cita; con, «comas» \\ y\nlíneas",
  organizer: { name: 'Banco "Sur"', address: "soporte@banco.example" },
  attendees: [{ name: "", address: "lucia@example.com" }],
  start: "2026-12-07 10:00:00",
  end: "2026-12-07 10:30:00",
  zone: "America/Montevideo",
  location: "",
  description: "ñandú ".repeat(60),
};

test("EML-62: the invitation is in UTC, its texts are escaped, its lines are short and lose no character", () => {
  const lines = calendar(invitation, NOW).split("\r\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "METHOD:REQUEST",
      "UID:cita-1@banco.example",
      "SEQUENCE:2",
      "DTSTAMP:20261130T120000Z",
      "DTSTART:20261207T130000Z",
      "DTEND:20261207T133000Z",
      "SUMMARY:Cita\\; con\\, «comas» \\\\ y\\nlíneas",
      `ORGANIZER;CN="Banco 'Sur'":mailto:soporte@banco.example`,
    ]),
  );
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
  expect(calendar(invitation, NOW).replaceAll("\r\n ", "")).toContain(`DESCRIPTION:${invitation.description}`);
  expect(calendar(invitation, NOW)).not.toMatch(/\ufffd|(?<!\r)\n/);
});

test.each([
  ["2026-12-07 10:00:00", "America/Montevideo", "2026-12-07T13:00:00.000Z"],
  ["2026-07-01 09:30:15", "Europe/Madrid", "2026-07-01T07:30:15.000Z"],
  ["2026-01-01 09:00:00", "Europe/Madrid", "2026-01-01T08:00:00.000Z"],
  ["2026-03-29 02:30:00", "Europe/Madrid", "2026-03-29T01:30:00.000Z"],
  ["2026-10-25 02:30:00", "Europe/Madrid", "2026-10-25T00:30:00.000Z"],
  ["2026-09-06 00:30:00", "America/Santiago", "2026-09-06T04:30:00.000Z"],
])("EML-62: %s in %s is %s", (local, zone, instant) => {
  expect(new Date(instantOf(local, zone) ?? 0).toISOString()).toBe(instant);
});

test.each<[Partial<Invitation>, string]>([
  [{ start: "2026-02-30 10:00:00" }, "start"],
  [{ start: "2026-12-07T10:00:00" }, "start"],
  [{ end: "2026-12-07 25:00:00" }, "end"],
  [{ end: "2026-12-07 10:00:00" }, "order"],
  [{ end: "2026-12-06 10:00:00" }, "order"],
  [{ zone: "America/Nada" }, "zone"],
])("EML-62: %j is refused", (given, fault) => {
  expect(invitationFault({ ...invitation, ...given })).toBe(fault);
  expect(() => calendar({ ...invitation, ...given }, NOW)).toThrow(RangeError);
});
