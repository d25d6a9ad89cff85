import { h } from "../dom.ts";
import { done } from "./asking.ts";

const FIELDS = [
  ["from", "From", "ana@clientes.example", "email"],
  ["name", "Name", "Ana Pérez", "text"],
  ["to", "To", "soporte@altamar.example", "email"],
  ["subject", "Subject", "Consulta", "text"],
] as const;

/** A new mail to Deskline, as any customer. */
export function newMail(): Node[] {
  const says = h("p", { class: "says", role: "status" });
  const form = h(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        const body = new FormData(form);
        says.textContent = "…";
        says.textContent = (await done("/mails", { method: "POST", body })) || "It was sent";
      },
    },
    ...FIELDS.map(([name, label, value, type]) => h("label", {}, label, h("input", { name, value, type }))),
    h("textarea", { name: "text", rows: "8", "aria-label": "Text" }, "Hola, ¿está listo mi pedido?"),
    h("label", {}, "Files", h("input", { name: "files", type: "file", multiple: true })),
    h("button", { type: "submit" }, "Send"),
  );
  return [h("h1", {}, "Write to Deskline"), form, says];
}
