import type { Aside } from "../../domain/set-aside.ts";
import type { SetAside } from "../../protocol/health.ts";

/** Whose they are: calls to others, or records for ARCHIVE. */
export interface AsideOf {
  kind: SetAside["kind"];
  /** Of the object. */
  id: string;
  what: SetAside["what"];
}

/** An object tells what it has set aside; none: it is told so too. */
export interface AsideCall {
  verb: "aside";
  of: AsideOf;
  aside: Aside;
}
