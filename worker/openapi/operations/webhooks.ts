import { eventDeliveryQuery, replaceWebhook, webhookFields } from "../../../protocol/webhooks.ts";
import type { Area } from "../operation.ts";

export const webhookArea: Area = {
  name: "Webhooks",
  about: `Addresses of your programs that are told what happens here. Each event is a POST of \`{type, timestamp, data}\`, signed as
Standard Webhooks says: the headers \`webhook-id\` (the same for every attempt: skip what you have had), \`webhook-timestamp\` and
\`webhook-signature\`, checked with the secret and any library of standardwebhooks.com. Answer with a 2xx status within 10 seconds; the
body is not read and redirects are not followed. Anything else is tried again, after seconds, then minutes, then hours. An event
that is not taken for four days is laid aside and can be replayed; a webhook that takes nothing for three days, or answers 410, is switched
off, and sends what waits when it is enabled again. Events may arrive more than once and out of order: \`timestamp\` is when it happened.
A webhook hears of everything within two minutes of being made. Types: \`interaction.waiting\`, \`.assigned\`, \`.closed\`, \`.reopened\`,
\`.rated\`; \`message.received\`, \`.sent\`; \`delivery.sent\`, \`.delivered\`, \`.seen\`, \`.failed\`, \`.unknown\`; \`agent.status\`;
\`dialer.started\`, \`.stopped\`, \`.list-activated\`, \`.list-finished\`, \`.unprocessed-deleted\`; \`opt-out.added\`, \`.removed\`.`,
  operations: {
    "GET /api/webhooks": {
      summary: "Webhooks, with how many of their events wait, are delivered and have failed",
      by: "user",
      needs: "keys",
      answer: "By name; never their secrets",
    },
    "POST /api/webhooks": {
      summary: "Make a webhook",
      by: "user",
      needs: "keys",
      body: webhookFields,
      status: 201,
      answer: "The webhook, with its secret: shown this once",
    },
    "GET /api/webhooks/:id": { summary: "A webhook", by: "user", needs: "keys", answer: "The webhook" },
    "PUT /api/webhooks/:id": {
      summary: "Change a webhook",
      by: "user",
      needs: "keys",
      body: replaceWebhook,
      answer: "The webhook; enabled again, it sends what waits",
    },
    "DELETE /api/webhooks/:id": {
      summary: "Delete a webhook",
      by: "user",
      needs: "keys",
      status: 204,
      answer: "Deleted",
    },
    "POST /api/webhooks/:id/secret": {
      summary: "Renew a webhook's secret",
      by: "user",
      needs: "keys",
      answer: "`{secret}`, shown this once; for a day the one before signs too",
    },
    "POST /api/webhooks/:id/test": {
      summary: "Send the event `webhook.test`",
      by: "user",
      needs: "keys",
      status: 202,
      answer: "It is among the deliveries",
    },
    "GET /api/webhooks/:id/deliveries": {
      summary: "Events and what became of them",
      by: "user",
      needs: "keys",
      query: eventDeliveryQuery,
      answer: "The newest first; delivered ones are kept a week, failed ones a month",
    },
    "POST /api/webhooks/:id/replay": {
      summary: "Send all failed events once more",
      by: "user",
      needs: "keys",
      answer: "`{replayed}`, how many they are",
    },
    "POST /api/webhooks/:id/deliveries/:event/replay": {
      summary: "Send one event once more",
      by: "user",
      needs: "keys",
      status: 202,
      answer: "It is sent",
    },
  },
};
