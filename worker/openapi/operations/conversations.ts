import { z } from "zod";
import { sentQuery } from "../../../protocol/archive.ts";
import { mailDraft, sendMail, startMail } from "../../../protocol/mail.ts";
import { pictureRequest } from "../../../protocol/mail-picture.ts";
import { startByAgent } from "../../../protocol/messages.ts";
import { joinCustomer } from "../../../protocol/privacy.ts";
import { startConversation } from "../../../protocol/webchat.ts";
import type { Area } from "../operation.ts";

const SOCKET = "A WebSocket";

export const conversationArea: Area = {
  name: "Conversations",
  about: "The portal's and the widget's own doors.",
  operations: {
    "GET /api/desk/socket": { by: "user", summary: "The agent's desk", status: 101, answer: SOCKET },
    "GET /api/desk/dialled": {
      by: "user",
      summary: "What an agent should know of a number before they write to it",
      query: z.object({
        campaign: z.string().describe("Id of a campaign of one's own"),
        destination: z.string().describe("Their number, as people dial it"),
      }),
      answer:
        "`{until, blocked, earlier}`: until when free text may leave in ms, 0: they have never written; why nothing may; what ended last",
    },
    "GET /api/desk/templates": {
      by: "user",
      summary: "Templates that an agent may choose",
      query: z.object({ campaign: z.string().describe("Id of a campaign of one's own") }),
      answer: "Those approved",
    },
    "POST /api/conversations": {
      by: "user",
      summary: "An agent begins: a first word to a number",
      body: startByAgent,
      status: 201,
      answer: "`{conversation, interaction}`",
    },
    "GET /api/queues/:campaign/line/socket": { by: "user", summary: "The waiting list", status: 101, answer: SOCKET },
    "GET /api/conversations/:id/customer": {
      by: "user",
      needs: "recordings.read, or to hold the conversation",
      summary: "What ended before with whoever writes here",
      answer: "`{theirs, perhaps}`",
    },
    "POST /api/conversations/:id/customer": {
      by: "user",
      needs: "recordings.read",
      summary: "They are one customer with who had this recording",
      body: joinCustomer,
      status: 204,
      answer: "Nothing",
    },
    "DELETE /api/conversations/:id/customer/:interaction": {
      by: "user",
      needs: "recordings.read",
      summary: "Whoever had this recording is somebody else",
      status: 204,
      answer: "Nothing",
    },
    "GET /api/conversations/:id/socket": {
      by: "visitor",
      summary: "A conversation, by a ticket",
      status: 101,
      answer: SOCKET,
    },
    "POST /api/conversations/:id/files": {
      by: "visitor",
      summary: "Upload a file for a conversation",
      bodyType: "application/octet-stream",
      status: 201,
      answer: "The file's reference",
    },
    "GET /api/conversations/:id/files/:file": {
      by: "visitor",
      summary: "A file of a conversation",
      answer: "Its bytes",
      answerType: "application/octet-stream",
    },
    "POST /api/pictures": {
      by: "user",
      summary: "A picture that a mail names elsewhere, fetched in its reader's place",
      body: pictureRequest,
      answer: "Its bytes",
      answerType: "application/octet-stream",
    },
    "POST /api/conversations/:id/mails": {
      by: "visitor",
      summary: "The holder answers, forwards or writes anew in a thread of mails",
      body: sendMail,
      status: 201,
      answer: "`{id, interaction}`; the mail is kept, and on its way",
    },
    "GET /api/conversations/:id/draft": {
      by: "visitor",
      summary: "What the holder's composer starts with: the draft, the signature, from whom, the limits",
      answer: "`{draft, signature, from, limits}`",
    },
    "PUT /api/conversations/:id/draft": {
      by: "visitor",
      summary: "Keep the holder's unfinished mail; null: none",
      body: mailDraft,
      status: 204,
      answer: "Kept",
    },
    "GET /api/desk/mail": {
      by: "user",
      summary: "The same for a mail that begins a thread",
      query: z.object({ campaign: z.string().describe("Id of a mail campaign of one's own") }),
      answer: "`{draft: null, signature, from, limits}`",
    },
    "POST /api/desk/mail/files": {
      by: "user",
      summary: "Upload a file for a mail that begins a thread; it waits a day for it",
      query: z.object({ campaign: z.string().describe("Id of a mail campaign of one's own") }),
      bodyType: "application/octet-stream",
      status: 201,
      answer: "The file's reference",
    },
    "DELETE /api/desk/mail/files/:file": {
      by: "user",
      summary: "Take such a file away again",
      status: 204,
      answer: "It waits no more",
    },
    "GET /api/desk/sent": {
      by: "user",
      summary: "Closed threads of mails that the agent has written in, the last closed first",
      query: sentQuery,
      answer: "A page of interactions",
    },
    "POST /api/mails": {
      by: "user",
      summary: "An agent begins a thread of mails, and holds it",
      body: startMail,
      status: 201,
      answer: "`{conversation, interaction}`",
    },
    "POST /api/conversations/:id/watch": {
      by: "user",
      needs: "watch",
      summary: "A ticket to watch",
      answer: "`{ticket}`",
    },
    "GET /api/webchat/:campaign": { by: "anybody", summary: "Is it open, its texts, its form", answer: "The campaign" },
    "GET /api/webchat/:campaign/line": {
      by: "anybody",
      summary: "The head of the line",
      answer: "Cached for five seconds",
    },
    "POST /api/webchat/:campaign/messages": {
      by: "anybody",
      summary: "Leave a message out of hours, which goes to the campaign's mail address",
      body: startConversation,
      status: 204,
      answer: "It has left",
    },
    "POST /api/webchat/:campaign/conversations": {
      by: "anybody",
      summary: "Start a chat",
      body: startConversation,
      status: 201,
      answer: "`{conversationId, token, caseNumber}`",
    },
  },
};
