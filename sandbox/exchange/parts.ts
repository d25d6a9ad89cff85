import type { SandboxEnv } from "../environment.ts";
import type { AccountStore } from "./account-store.ts";
import type { FileShelf } from "./file-shelf.ts";
import type { MessageStore } from "./message-store.ts";
import type { People } from "./people.ts";
import type { Post } from "./post.ts";
import type { Stops } from "./stops.ts";

/** What the exchange is made of. */
export interface Parts {
  ctx: DurableObjectState;
  env: SandboxEnv;
  accounts: AccountStore;
  messages: MessageStore;
  people: People;
  post: Post;
  stops: Stops;
  files: FileShelf;
  /** Who types to whom, until when: `account number` → ms. A hint, lost with this object. */
  typing: Map<string, number>;
}
