/** One of those that the demo's campaigns offer: they are closed with one, others may be. */
export const SOLD = { levels: ["Venta", "Cerrada", "Contado"], comment: "" };
