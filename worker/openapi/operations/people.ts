import { createUser, groupFields, resetPassword, updateUser, userQuery } from "../../../protocol/access.ts";
import { colleagueQuery } from "../../../protocol/colleagues.ts";
import { teamFields } from "../../../protocol/teams.ts";
import type { Area } from "../operation.ts";

export const peopleArea: Area = {
  name: "People",
  about: "Users, their security groups and teams.",
  operations: {
    "POST /api/users/:username/view": {
      summary: "See as this user for half an hour, reading only",
      by: "user",
      needs: "users",
      status: 201,
      answer: "A cookie; `{until}` in ms",
    },
    "GET /api/colleagues": {
      summary: "Names of users by id: those of the campaigns that the caller sees or works in",
      by: "user",
      query: colleagueQuery,
      answer: "`{names}` by id; who is not in it is nobody for the caller",
    },
    "GET /api/desk/colleagues": {
      summary:
        "How ready those are with whom the caller shares a line: `free`, `busy`, `on-break`, `not-in-voice-campaign` or `away`",
      by: "user",
      answer: "`{readiness}` by id of a user; who is not in it is away",
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
    "POST /api/users/uploads": {
      summary: "Create users from a file: `username;name;role;groups;extension;language` a line, all or nobody",
      by: "user",
      needs: "users",
      bodyType: "text/csv",
      status: 201,
      answer: "Who was created, with passwords that are told only here",
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
    "DELETE /api/users/:username/second-factor": {
      summary: "Take away the second factor of a user who has lost it",
      by: "user",
      needs: "users",
      status: 204,
      answer: "Gone; their sessions and tokens have ended",
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
    "GET /api/team-names": {
      summary: "Names of the teams by which boards, reports and recordings are filtered",
      by: "user",
      answer: "Of those who work in the campaigns that one sees; it needs watch, reports or recordings.read",
    },
    "GET /api/teams": { summary: "List teams", by: "user", needs: "users", answer: "All teams" },
    "POST /api/teams": {
      summary: "Create a team",
      by: "user",
      needs: "users",
      body: teamFields,
      status: 201,
      answer: "The team",
    },
    "PUT /api/teams/:id": {
      summary: "Rename a team, change its members and supervisors",
      by: "user",
      needs: "users",
      body: teamFields,
      answer: "The team",
    },
    "DELETE /api/teams/:id": { summary: "Delete a team", by: "user", needs: "users", status: 204, answer: "Deleted" },
  },
};
