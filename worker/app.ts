import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { isPassing } from "../domain/set-aside.ts";
import { MAX_CONFIGURATION_BYTES } from "../protocol/configuration-file.ts";
import { MAX_FILE_BYTES } from "../protocol/files.ts";
import { MAX_PROGRAM_MAIL_BYTES } from "../protocol/mail-messages.ts";
import { problem } from "../protocol/problem.ts";
import { answerHeaders } from "./answer-headers.ts";
import { auth } from "./api/auth.ts";
import { colleagues } from "./api/colleagues.ts";
import { configuration } from "./api/configuration.ts";
import { conversations } from "./api/conversations.ts";
import { customers } from "./api/customers.ts";
import { desk } from "./api/desk.ts";
import { health } from "./api/health.ts";
import { local } from "./api/local.ts";
import { mailStarts, mails } from "./api/mails.ts";
import { me } from "./api/me.ts";
import { messages } from "./api/messages.ts";
import { pictures } from "./api/pictures.ts";
import { secondFactor } from "./api/second-factor.ts";
import { securityGroups } from "./api/security-groups.ts";
import { sentMails } from "./api/sent-mails.ts";
import { firstRun } from "./api/setup.ts";
import { smsMessages } from "./api/sms-messages.ts";
import { supervision } from "./api/supervision.ts";
import { teams } from "./api/teams.ts";
import { userAdministration } from "./api/users.ts";
import { views } from "./api/views.ts";
import { webchat } from "./api/webchat.ts";
import { MAX_MAIL_BYTES } from "./email.ts";
import { fileLinks } from "./file-links.ts";
import { integra, integraChannels } from "./integra/integra.ts";
import { KnownPaths } from "./known-paths.ts";
import { openApi } from "./openapi/openapi.ts";
import { problemResponse, refuse } from "./problems.ts";
import { bulkMails } from "./webhooks/bulk-mails.ts";
import { ratings } from "./webhooks/ratings.ts";
import { webhooks } from "./webhooks/webhooks.ts";
import { widgetFrame } from "./widget-frame.ts";

/** The predecessor had two programs that others called. */
const PREDECESSORS = ["/Integra/*", "/IntegraChannels/*"];
const MAX_BODY = 1024 * 1024;
/** Bytes of those that have a bound of their own, by path. */
const MAX_BODIES: Readonly<Record<string, number>> = {
  "/api/configuration/import": MAX_CONFIGURATION_BYTES,
  "/api/messages/mail": MAX_PROGRAM_MAIL_BYTES,
  "/api/local/mails": 2 * MAX_MAIL_BYTES,
};

const api = new Hono<{ Bindings: Env }>()
  .use("*", async (c, next) => {
    const { path } = c.req;
    // Lists come as a stream, to doors that ask for their length and never hold them whole.
    if (path.endsWith("/uploads") && c.req.header("Content-Length") !== undefined) return next();
    // Files have their own door and bound; everything else is a small JSON.
    const maxSize = path.endsWith("/files") ? MAX_FILE_BYTES + 1 : (MAX_BODIES[path] ?? MAX_BODY);
    // `bodyLimit` opens the body before it looks at the length.
    const length = c.req.header("Content-Length");
    if (length !== undefined && c.req.header("Transfer-Encoding") === undefined)
      return Number(length) > maxSize ? refuse("too_large") : next();
    return bodyLimit({ maxSize, onError: () => refuse("too_large") })(c, next);
  })
  .route("/", auth)
  .route("/", me)
  .route("/", secondFactor)
  .route("/", views)
  .route("/", firstRun)
  .route("/", health)
  .route("/", desk)
  .route("/webchat", webchat)
  .route("/conversations", conversations)
  .route("/", colleagues)
  .route("/", customers)
  .route("/", supervision)
  .route("/", mails)
  .route("/", mailStarts)
  .route("/", sentMails)
  .route("/", messages)
  .route("/", pictures)
  .route("/", userAdministration)
  .route("/", smsMessages)
  .route("/", securityGroups)
  .route("/", teams)
  .route("/", configuration)
  .route("/", local);

/** Every HTTP door of the Worker. What no route knows is a problem too, never a page. */
export const app = new Hono<{ Bindings: Env }>({ router: new KnownPaths() })
  .use("/api/*", answerHeaders)
  .on("ALL", PREDECESSORS, answerHeaders)
  .route("/api", api)
  .route("/Integra/resources", integra)
  .route("/IntegraChannels/resources", integraChannels)
  .route("/", widgetFrame)
  .route("/", fileLinks)
  .route("/", ratings)
  .route("/", bulkMails)
  .route("/", webhooks)
  .notFound((c) => problemResponse({ ...problem("not_found"), instance: c.req.path }))
  .onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(c.req.method, c.req.path, error);
    return problemResponse({ ...problem(isPassing(error) ? "unavailable" : "internal"), instance: c.req.path });
  });

app.route("/api", openApi(app.routes));

export type App = typeof api;
