import { z } from "zod";
import { changeOwnPassword, ownPassword, secondStep, setup } from "../../../protocol/access.ts";
import { soundSettings } from "../../../protocol/sounds.ts";
import type { Area } from "../operation.ts";

const credentials = z.object({ username: z.string(), password: z.string() });

export const signingIn: Area = {
  name: "Signing in",
  about: "Sessions, second factors, and the first administrator.",
  operations: {
    "POST /api/auth/sign-in/username": {
      summary: "Sign in",
      by: "anybody",
      body: credentials,
      answer: "A session cookie; or `{second: true}`, and a code is asked for",
    },
    "POST /api/auth/sign-in/second-factor": {
      summary: "The second step: a code of the authenticator, or one of the kept ones",
      by: "anybody",
      body: secondStep,
      answer: "A session cookie",
    },
    "POST /api/auth/sign-out": { summary: "Sign out", by: "user", status: 204, answer: "The session has ended" },
    "GET /api/me": { summary: "Who one is and what one may do", by: "user", answer: "The user" },
    "GET /api/me/sounds": {
      summary: "What one wants to hear, and how loud",
      by: "user",
      answer: "Kinds, and the volume",
    },
    "PUT /api/me/sounds": {
      summary: "Choose what rings, and how loud, on every computer",
      by: "user",
      body: soundSettings,
      status: 204,
      answer: "Kept",
    },
    "PUT /api/me/password": {
      summary: "Change one's own password",
      by: "user",
      body: changeOwnPassword,
      status: 204,
      answer: "Changed; other sessions and tokens have ended",
    },
    "POST /api/me/second-factor": {
      summary: "Begin a second factor of one's own",
      by: "user",
      body: ownPassword,
      status: 201,
      answer: "What an authenticator reads, and codes to keep",
    },
    "PUT /api/me/second-factor": {
      summary: "Confirm it by its first code",
      by: "user",
      body: secondStep,
      status: 204,
      answer: "In force; other sessions and tokens have ended",
    },
    "POST /api/me/second-factor/codes": {
      summary: "New codes to keep in place of the old ones",
      by: "user",
      body: ownPassword,
      answer: "`{codes}`",
    },
    "DELETE /api/me/second-factor": {
      summary: "Take one's own second factor away",
      by: "user",
      body: ownPassword,
      status: 204,
      answer: "Gone; other sessions and tokens have ended",
    },
    "DELETE /api/me/view": {
      summary: "See as oneself again",
      by: "user",
      status: 204,
      answer: "Ended",
    },
    "GET /api/setup": { summary: "Whether there is nobody yet", by: "anybody", answer: "`{needed}`" },
    "POST /api/setup": {
      summary: "The first administrator, by the one-time token",
      by: "anybody",
      body: setup,
      status: 201,
      answer: "Created",
    },
  },
};
