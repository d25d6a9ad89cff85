import { z } from "zod";
import {
  changeOwnPassword,
  createUser,
  groupFields,
  resetPassword,
  setup,
  updateUser,
  userQuery,
} from "../../../protocol/access.ts";
import { auditExportQuery, auditQuery } from "../../../protocol/audit.ts";
import { keyFields } from "../../../protocol/keys.ts";
import type { Area } from "../operation.ts";

const credentials = z.object({ username: z.string(), password: z.string() });

export const access: Area = {
  name: "People and keys",
  about: "Signing in, users, security groups, and keys of other programs.",
  operations: {
    "POST /api/auth/sign-in/username": {
      summary: "Sign in",
      by: "anybody",
      body: credentials,
      answer: "A session cookie",
    },
    "POST /api/auth/sign-out": { summary: "Sign out", by: "user", status: 204, answer: "The session has ended" },
    "GET /api/me": { summary: "Who one is and what one may do", by: "user", answer: "The user" },
    "PUT /api/me/password": {
      summary: "Change one's own password",
      by: "user",
      body: changeOwnPassword,
      status: 204,
      answer: "Changed; other sessions and tokens have ended",
    },
    "GET /api/setup": { summary: "Whether there is nobody yet", by: "anybody", answer: "`{needed}`" },
    "POST /api/setup": {
      summary: "The first administrator, by the one-time token",
      by: "anybody",
      body: setup,
      status: 201,
      answer: "Created",
    },
    "GET /api/users": {
      summary: "List users",
      by: "user",
      needs: "users",
      query: userQuery,
      answer: "A page of users",
    },
    "POST /api/users": {
      summary: "Create a user",
      by: "user",
      needs: "users",
      body: createUser,
      status: 201,
      answer: "The user",
    },
    "GET /api/users/:username": { summary: "One user", by: "user", needs: "users", answer: "The user" },
    "PUT /api/users/:username": {
      summary: "Change or disable a user",
      by: "user",
      needs: "users",
      body: updateUser,
      answer: "The user",
    },
    "PUT /api/users/:username/password": {
      summary: "Give a user a new password",
      by: "user",
      needs: "users",
      body: resetPassword,
      status: 204,
      answer: "Changed; all their sessions and tokens have ended",
    },
    "DELETE /api/users/:username/sessions": {
      summary: "Sign a user out everywhere",
      by: "user",
      needs: "users",
      status: 204,
      answer: "Their sessions and tokens have ended",
    },
    "GET /api/security-groups": { summary: "List groups", by: "user", needs: "groups", answer: "All groups" },
    "POST /api/security-groups": {
      summary: "Create a group",
      by: "user",
      needs: "groups",
      body: groupFields,
      status: 201,
      answer: "The group",
    },
    "GET /api/security-groups/:id": { summary: "One group", by: "user", needs: "groups", answer: "The group" },
    "PUT /api/security-groups/:id": {
      summary: "Change a group",
      by: "user",
      needs: "groups",
      body: groupFields,
      answer: "The group",
    },
    "DELETE /api/security-groups/:id": {
      summary: "Delete a group",
      by: "user",
      needs: "groups",
      status: 204,
      answer: "Deleted",
    },
    "GET /api/keys": {
      summary: "List keys in force",
      by: "user",
      needs: "keys",
      answer: "All keys, without their secrets",
    },
    "POST /api/keys": {
      summary: "Make a key",
      by: "user",
      needs: "keys",
      body: keyFields,
      status: 201,
      answer: "The key; its secret is shown this once",
    },
    "GET /api/keys/:id": { summary: "One key", by: "user", needs: "keys", answer: "The key, without its secret" },
    "GET /api/audit": {
      summary: "Who did what, when, to what; the last first",
      by: "user",
      needs: "audit",
      query: auditQuery,
      answer: "A page of the audit log",
    },
    "GET /api/audit/choices": {
      summary: "Who and what stands in the audit log",
      by: "user",
      needs: "audit",
      answer: "`{actors, actions}`",
    },
    "GET /api/audit/export.csv": {
      summary: "Export the audit log",
      by: "user",
      needs: "audit",
      query: auditExportQuery,
      answer: "A CSV file",
      answerType: "text/csv",
    },
    "DELETE /api/keys/:id": { summary: "Revoke a key", by: "user", needs: "keys", status: 204, answer: "Revoked" },
  },
};
