import { Hono } from "hono";
import { alerts } from "./alerts.ts";
import { audit } from "./audit.ts";
import { blackList } from "./blacklist.ts";
import { boards } from "./boards.ts";
import { breaks } from "./breaks.ts";
import { campaigns } from "./campaigns.ts";
import { cannedResponses } from "./canned-responses.ts";
import { dialerActs } from "./dialer-acts.ts";
import { dialerProgress } from "./dialer-progress.ts";
import { dialerScheduled } from "./dialer-scheduled.ts";
import { dialers } from "./dialers.ts";
import { dispositions } from "./dispositions.ts";
import { holidays } from "./holidays.ts";
import { interactions } from "./interactions.ts";
import { keys } from "./keys.ts";
import { mailboxes } from "./mailboxes.ts";
import { members, voiceMembers } from "./members.ts";
import { privacy } from "./privacy.ts";
import { providerTools } from "./provider-tools.ts";
import { providers } from "./providers.ts";
import { qualityModels } from "./quality-models.ts";
import { recordings } from "./recordings.ts";
import { reports } from "./reports.ts";
import { telephony } from "./telephony.ts";
import { transfer } from "./transfer.ts";
import { uploads } from "./uploads.ts";
import { voiceCampaigns } from "./voice-campaigns.ts";
import { wallboards } from "./wallboards.ts";
import { webhookAdministration } from "./webhooks.ts";

/** Campaigns, all that belongs to them, and what became of their interactions. */
export const configuration = new Hono<{ Bindings: Env }>()
  .route("/", campaigns)
  .route("/", boards)
  .route("/", wallboards)
  .route("/", alerts)
  .route("/", cannedResponses)
  .route("/", dispositions)
  .route("/", members)
  .route("/", voiceCampaigns)
  .route("/", voiceMembers)
  .route("/", breaks)
  .route("/", holidays)
  .route("/", audit)
  .route("/", keys)
  .route("/", webhookAdministration)
  .route("/", mailboxes)
  .route("/", providers)
  .route("/", providerTools)
  .route("/", telephony)
  .route("/", uploads)
  .route("/", dialers)
  .route("/", dialerActs)
  .route("/", dialerProgress)
  .route("/", dialerScheduled)
  .route("/", blackList)
  .route("/", transfer)
  .route("/", interactions)
  .route("/", qualityModels)
  .route("/", recordings)
  .route("/", privacy)
  .route("/", reports);
