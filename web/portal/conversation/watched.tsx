export function Watched() {
  return null;
}
