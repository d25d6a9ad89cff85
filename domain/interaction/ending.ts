/** How a customer who leaves the line counts: before the Dropout seconds it was *short*, after them it is abandoned (WEB-31). */
export function whenLeft(waitedMs: number, dropoutSeconds: number): "short" | "abandoned" {
  return waitedMs < dropoutSeconds * 1_000 ? "short" : "abandoned";
}
