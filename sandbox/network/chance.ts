/**
 * From 0 to less than 1, the same for the same seed and subject in whatever order things are asked: a run can be repeated although
 * its requests overtake each other.
 */
export function draw(seed: number, ...subject: (string | number)[]): number {
  const text = `${seed}\u0000${subject.join("\u0000")}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // FNV-1a alone leaves neighbours alike; this is murmur3's last step.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** From `from` to less than `to`, both in the same unit. */
export function between({ from, to }: { from: number; to: number }, drawn: number): number {
  return Math.floor(from + drawn * (to - from));
}
