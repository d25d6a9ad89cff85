import { join, resolve } from "node:path";
import type { Runtime } from "../runtime/miniflare.ts";
import { ROOT } from "../runtime/root.ts";
import { DEMO_PASSWORD, DEMO_USERS, startDemo } from "./demo.ts";

const MINUTE_MS = 60_000;

const port = Number(process.env.PORT ?? 8787);
const stateDir = resolve(process.env.STATE_DIR ?? join(ROOT, ".deskline"));
if (!Number.isInteger(port) || port < 1 || port > 65_531)
  throw new Error(`PORT must be 1 to 65531, not ${process.env.PORT}`);

console.log("Building and starting …");
const demo = await startDemo({
  port,
  hostPort: port + 1,
  sandboxPort: port + 2,
  mailDoorPort: port + 3,
  mailServerPort: port + 4,
  stateDir,
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
const clock = driveCron(demo.runtime);
console.log(`
Deskline is ready

  Portal         ${demo.deskline.href}
  Customer page  ${demo.host.href}   (another origin; it embeds the chat)
  Phones         ${demo.sandbox.href}phone   (pretend carriers: SMS, WhatsApp, Messenger; their settings at ${demo.sandbox.href})
  Mailboxes      ${demo.sandbox.href}mail   (who is written to by mail: open, reply, bounce, complain)
  Mail comes in  smtp://127.0.0.1:${demo.mailDoor}   (swaks --server 127.0.0.1:${demo.mailDoor} --to soporte@altamar.example)
  Health         ${demo.deskline.href}api/health

  Users          ${DEMO_USERS.join(", ")}
  Password       ${DEMO_PASSWORD}
  State          ${stateDir}

Ctrl-C stops it.
`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, async () => {
    clock.stop();
    await demo.stop();
    process.exit(0);
  });
}

/** At the start of every minute, as Cloudflare would. */
function driveCron(runtime: Runtime): { stop(): void } {
  let timer: NodeJS.Timeout;
  const arm = () => {
    timer = setTimeout(
      async () => {
        arm();
        await runtime.cron().catch((error: unknown) => console.error("cron:", error));
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    );
  };
  arm();
  return { stop: () => clearTimeout(timer) };
}
