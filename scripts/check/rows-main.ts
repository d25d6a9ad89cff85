import { faults, readProofs, readRows } from "./rows.ts";

const rows = readRows();
const proofs = readProofs();
const proven = rows.filter(({ id }) => proofs.some((proof) => proof.id === id));
const unproven = rows.filter((row) => !proven.includes(row));

console.log(`Proven: ${proven.length} of ${rows.length}`);
for (const { id, text } of proven) {
  console.log(`  ${id}  ${text}`);
  for (const proof of proofs.filter((one) => one.id === id)) console.log(`      ${proof.file}: ${proof.title}`);
}
console.log(`\nNot proven: ${unproven.length}`);
for (const { id, text, state } of unproven) console.log(`  ${id}  ${text} (${state})`);

const wrong = faults(rows, proofs);
if (wrong.length > 0) {
  console.error(`\n${wrong.join("\n")}`);
  process.exit(1);
}
