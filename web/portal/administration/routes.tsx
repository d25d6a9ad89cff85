import type { Screen } from "../screen.ts";

const administration: readonly Screen[] = [];
export default administration;
