import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "./root.ts";

// `vite build web`, but gone when the build is done: the compiler of messages keeps a timer of 30 s after a first run.
// Nor is it a test's, whoever starts it: messages would be compiled for development, all of them in one chunk.
process.env.NODE_ENV = "production";
await build({ root: join(ROOT, "web") });
process.exit(0);
