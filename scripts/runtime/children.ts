import { readdirSync, readFileSync } from "node:fs";

/** Process ids of `parent`'s children that run `command`, from /proc (so Linux only, and no procps needed). */
export function childrenOf(parent: number, command: string): number[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [name, rest] = [
        stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")),
        stat.slice(stat.lastIndexOf(")") + 2),
      ];
      return name === command && Number(rest.split(" ")[1]) === parent ? [Number(entry)] : [];
    } catch {
      return []; // gone meanwhile
    }
  });
}
