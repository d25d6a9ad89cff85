import { interactionQuery } from "../../../protocol/archive.ts";
import * as schemas from "../../../protocol/configuration.ts";
import { configurationFile, importQuery } from "../../../protocol/configuration-file.ts";
import { qualityModelFields } from "../../../protocol/quality.ts";
import type { Area, Operation, Operations } from "../operation.ts";

const campaigns = { by: "user", needs: "campaigns" } as const satisfies Partial<Operation>;
const canned = { by: "user", needs: "canned" } as const satisfies Partial<Operation>;
const listQuery = schemas.campaignQuery.extend(schemas.pageQuery.shape);

/** Campaigns and voice campaigns have members in the same way. */
function members(many: string, one: string): Operations {
  const who = { by: "user", needs: "members" } as const;
  return {
    [`GET ${many}`]: {
      ...who,
      summary: "Members of several",
      query: schemas.membersQuery,
      answer: "Members and agents",
    },
    [`POST ${many}`]: {
      ...who,
      summary: "Add or remove members of several",
      body: schemas.changeMembers,
      answer: "What has changed",
    },
    [`GET ${one}`]: { ...who, summary: "Members", answer: "All members" },
    [`PUT ${one}/:username`]: {
      ...who,
      summary: "Add a member, or change their penalty",
      body: schemas.memberPenalty,
      answer: "The member",
    },
    [`DELETE ${one}/:username`]: { ...who, summary: "Remove a member", status: 204, answer: "Removed" },
  };
}

/** List, create, change, delete; `reading`: what listing needs. */
function resource(
  path: string,
  { key, noun, reading }: { key: string; noun: string; reading: string | null },
  body: NonNullable<Operation["body"]>,
): Operations {
  const needs = reading === null ? {} : { needs: reading };
  return {
    [`GET ${path}`]: { by: "user", ...needs, summary: `List ${noun}s`, answer: `All ${noun}s` },
    [`POST ${path}`]: { ...campaigns, summary: `Create a ${noun}`, body, status: 201, answer: `The ${noun}` },
    [`PUT ${path}/:${key}`]: { ...campaigns, summary: `Change a ${noun}`, body, answer: `The ${noun}` },
    [`DELETE ${path}/:${key}`]: { ...campaigns, summary: `Delete a ${noun}`, status: 204, answer: "Deleted" },
  };
}

export const campaignArea: Area = {
  name: "Campaigns",
  about: "Campaigns, their members and texts, breaks and holidays, and what became of interactions.",
  operations: {
    "GET /api/campaigns": { by: "user", summary: "List campaigns", query: listQuery, answer: "A page of campaigns" },
    "POST /api/campaigns": {
      ...campaigns,
      summary: "Create a campaign",
      body: schemas.createCampaign,
      status: 201,
      answer: "The campaign",
    },
    "GET /api/campaigns/:name": { ...campaigns, summary: "One campaign", answer: "The campaign" },
    "PUT /api/campaigns/:name": {
      ...campaigns,
      summary: "Change a campaign",
      body: schemas.replaceCampaign,
      answer: "The campaign",
    },
    "POST /api/campaigns/:name/copies": {
      ...campaigns,
      summary: "Copy a campaign: disabled, without its numbers and addresses, with its members when asked",
      body: schemas.copyCampaign,
      status: 201,
      answer: "The new campaign",
    },
    "GET /api/campaigns/:name/visit": {
      ...campaigns,
      summary: "When a page of which site last loaded the campaign's widget",
      answer: "The visit, or null",
    },
    "DELETE /api/campaigns/:name": { ...campaigns, summary: "Delete a campaign", status: 204, answer: "Deleted" },
    "GET /api/campaigns/:name/canned-responses": { ...canned, summary: "Canned responses", answer: "All of them" },
    "PUT /api/campaigns/:name/canned-responses": {
      ...canned,
      summary: "Replace the canned responses",
      body: schemas.replaceCanned,
      answer: "All of them",
    },
    "GET /api/campaigns/:name/dispositions": { ...campaigns, summary: "Dispositions", answer: "The tree" },
    "PUT /api/campaigns/:name/dispositions": {
      ...campaigns,
      summary: "Replace the dispositions",
      body: schemas.replaceDispositions,
      answer: "The tree",
    },
    "GET /api/canned-responses": { ...canned, summary: "Canned responses of all campaigns", answer: "All of them" },
    "PUT /api/canned-responses": {
      ...canned,
      summary: "Replace the canned responses of all campaigns",
      body: schemas.replaceCanned,
      answer: "All of them",
    },
    "POST /api/canned-responses/files": {
      ...canned,
      summary: "Keep a file that a canned response sends along",
      status: 201,
      answer: "The file, to be named in a response",
    },
    "GET /api/canned-responses/files/:file": {
      by: "user",
      summary: "A file of a canned response",
      answer: "Its bytes",
    },
    "GET /api/dispositions": { ...campaigns, summary: "Dispositions of all campaigns", answer: "The tree" },
    "PUT /api/dispositions": {
      ...campaigns,
      summary: "Replace the dispositions of all campaigns",
      body: schemas.replaceDispositions,
      answer: "The tree",
    },
    ...members("/api/members", "/api/campaigns/:name/members"),
    ...members("/api/voice-members", "/api/voice-campaigns/:name/members"),
    ...resource(
      "/api/voice-campaigns",
      { key: "name", noun: "voice campaign", reading: "members" },
      schemas.voiceCampaignFields,
    ),
    ...resource("/api/breaks", { key: "id", noun: "break", reading: null }, schemas.breakFields),
    ...resource("/api/quality-models", { key: "id", noun: "quality model", reading: null }, qualityModelFields),
    ...resource("/api/holidays", { key: "id", noun: "holiday", reading: "campaigns" }, schemas.holidayFields),
    "POST /api/holidays/import": {
      ...campaigns,
      summary: "Create several holidays of one campaign or of all at once",
      body: schemas.importHolidays,
      status: 201,
      answer: "The holidays",
    },
    "GET /api/configuration": {
      by: "user",
      needs: "every permission",
      summary: "The whole configuration as one file, without secrets",
      answer: "The file",
    },
    "POST /api/configuration/import": {
      by: "user",
      needs: "every permission",
      summary:
        "Read such a file: with dryRun (the default) only say what would change; anything refused changes nothing",
      query: importQuery,
      body: configurationFile,
      answer: "What is created, changed, refused, and which secrets have to be typed",
    },
    "GET /api/interactions": {
      by: "user-or-key",
      needs: "recordings.read, or a key for interactions",
      summary:
        "Search ended interactions, or read their changes; agents find the mails of their own campaigns without it",
      query: interactionQuery,
      answer:
        "A page of interactions, the last closed first; with `updatedAfter` as they were changed, with `nextCursor` and `more`",
    },
  },
};
