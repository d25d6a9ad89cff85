const FIRST_SLOTS = 1 << 12;
/** 16 MB: a list that is still longer is counted as far as that goes. */
const MOST_SLOTS = 1 << 21;
const FULL = 0.7;
/** E.164: at most fifteen digits, which a number holds exactly. */
const NUMBER = /^\+\d{1,15}$/;

/** The numbers of a list, to tell which stand in it twice: exact, eight bytes each, at most 1,468,000 of them. */
export class SeenNumbers {
  #slots = new Float64Array(FIRST_SLOTS);
  #count = 0;

  /** True when it was asked for before. What is no number is not remembered. */
  again(address: string): boolean {
    if (!NUMBER.test(address)) return false;
    const number = Number(address.slice(1));
    if (this.#count >= this.#slots.length * FULL && this.#slots.length < MOST_SLOTS) this.#grow();
    const at = slotOf(this.#slots, number);
    if (this.#slots[at] === number) return true;
    if (this.#count < MOST_SLOTS * FULL) {
      this.#slots[at] = number;
      this.#count += 1;
    }
    return false;
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2);
    for (const number of this.#slots) if (number !== 0) slots[slotOf(slots, number)] = number;
    this.#slots = slots;
  }
}

/** Where it stands, or would: the first place from its own on that is free or its. */
function slotOf(slots: Float64Array, number: number): number {
  const mask = slots.length - 1;
  const high = Math.floor(number / 0x1_0000_0000);
  const mixed = Math.imul((number >>> 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  let at = (mixed ^ (mixed >>> 15)) & mask;
  while (slots[at] !== 0 && slots[at] !== number) at = (at + 1) & mask;
  return at;
}
