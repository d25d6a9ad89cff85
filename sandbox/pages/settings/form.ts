import type { NetworkSettings } from "../../network/settings.ts";
import { h } from "../dom.ts";
import { type Field, GROUPS } from "./fields.ts";

/** The network's form; `changed` gets all of it whenever something was set. */
export function formOf(settings: NetworkSettings, changed: (settings: NetworkSettings) => void): Node[] {
  const now = structuredClone(settings);
  const set = (change: Partial<NetworkSettings>) => {
    Object.assign(now, change);
    changed(now);
  };
  return GROUPS.map(({ title, fields }) =>
    h("fieldset", {}, h("legend", {}, title), ...fields.map((field) => rowOf(field, now, set))),
  );
}

function rowOf(field: Field, settings: NetworkSettings, set: (change: Partial<NetworkSettings>) => void): HTMLElement {
  const id = `field-${field.name}`;
  const label = h("label", { for: id }, field.label, field.hint !== "" && h("small", {}, field.hint));
  if (field.kind === "share")
    return h(
      "div",
      { class: "row share" },
      label,
      ...share(id, settings[field.name], (value) => set({ [field.name]: value })),
    );
  if (field.kind === "number") {
    const { name, unit, max } = field;
    const input = numeric(id, settings[name], max, (value) => set({ [name]: value }));
    return h("div", { class: "row" }, label, h("span", { class: "value" }, input, unit));
  }
  if (field.kind === "choice") {
    const select = h(
      "select",
      { id },
      ...field.options.map(([value, words]) => h("option", { value, selected: value === settings.userIds }, words)),
    );
    select.addEventListener("change", () => {
      const chosen = field.options.find(([value]) => value === select.value);
      if (chosen !== undefined) set({ userIds: chosen[0] });
    });
    return h("div", { class: "row" }, label, select);
  }
  const { name } = field;
  const { from, to } = settings[name];
  const span = { from, to };
  const part = (key: "from" | "to", partId: string) =>
    numeric(partId, span[key], 600_000, (value) => {
      span[key] = value;
      if (span.from <= span.to) set({ [name]: { ...span } });
    });
  const last = part("to", `${id}-to`);
  last.setAttribute("aria-label", `${field.label}, at most`);
  return h("div", { class: "row" }, label, h("span", { class: "value" }, part("from", id), "to", last));
}

/** A slider, and the figure beside it for whoever wants 0.5 %. */
function share(id: string, value: number, changed: (value: number) => void): Node[] {
  const slider = h("input", { id, type: "range", min: "0", max: "100", step: "1", value: String(value * 100) });
  const figure = h("input", {
    type: "number",
    min: "0",
    max: "100",
    step: "any",
    value: percent(value),
    "aria-label": "per cent",
  });
  slider.addEventListener("input", () => {
    figure.value = slider.value;
  });
  slider.addEventListener("change", () => changed(slider.valueAsNumber / 100));
  figure.addEventListener("change", () => {
    const given = Math.min(100, Math.max(0, figure.valueAsNumber || 0));
    slider.value = String(given);
    changed(given / 100);
  });
  return [slider, h("span", { class: "value" }, figure, "%")];
}

function numeric(id: string, value: number, max: number, changed: (value: number) => void): HTMLInputElement {
  const input = h("input", { id, type: "number", min: "0", max: String(max), value: String(value) });
  input.addEventListener("change", () => {
    if (input.checkValidity() && Number.isInteger(input.valueAsNumber)) changed(input.valueAsNumber);
  });
  return input;
}

function percent(share: number): string {
  return String(Math.round(share * 10_000) / 100);
}
