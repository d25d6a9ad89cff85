export function Offers() {
  return null;
}
