import { byId, h, renderer } from "../dom.ts";
import { readable } from "./state.ts";

/** Numbers to begin with where nothing was sent yet. */
const EXAMPLES = ["+59899123456", "+5511987654321", "+12025550123"];
const render = renderer(byId("phones"));

/** The phones that lie on the table: those that were written to, and any other by its number. */
export async function phonesOf(chosen: string, choose: (number: string) => void): Promise<void> {
  const response = await fetch("/phone/numbers");
  const known = response.ok ? ((await response.json()) as string[]) : [];
  const numbers = [...new Set([...known, ...EXAMPLES])];
  if (chosen === "" && numbers[0] !== undefined) {
    choose(numbers[0]);
    return;
  }
  const isNew = render(JSON.stringify([numbers, chosen]), () =>
    numbers.map((number) =>
      h(
        "button",
        { type: "button", "aria-pressed": String(number === chosen), onclick: () => choose(number) },
        readable(number),
      ),
    ),
  );
  if (isNew)
    byId("phones").querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: "nearest", inline: "center" });
  const form = byId("other");
  if (form.onsubmit !== null) return;
  form.onsubmit = (event) => {
    event.preventDefault();
    const input = form.querySelector("input");
    const number = input?.value.replaceAll(/[\s()-]/g, "") ?? "";
    if (input === null || !/^\+?\w{3,40}$/.test(number)) return;
    input.value = "";
    choose(/^\d{8,15}$/.test(number) ? `+${number}` : number);
  };
}
