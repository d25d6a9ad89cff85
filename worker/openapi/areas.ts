import type { Area } from "./operation.ts";
import { blackListArea } from "./operations/black-list.ts";
import { boardArea } from "./operations/boards.ts";
import { campaignArea } from "./operations/campaigns.ts";
import { conversationArea } from "./operations/conversations.ts";
import { dialerArea } from "./operations/dialers.ts";
import { installationArea } from "./operations/installation.ts";
import { keyArea } from "./operations/keys.ts";
import { mailArea } from "./operations/mail.ts";
import { messages } from "./operations/messages.ts";
import { peopleArea } from "./operations/people.ts";
import { predecessor } from "./operations/predecessor.ts";
import { privacyArea } from "./operations/privacy.ts";
import { providerArea } from "./operations/providers.ts";
import { recordingArea } from "./operations/recordings.ts";
import { reportArea } from "./operations/reports.ts";
import { signingIn } from "./operations/signing-in.ts";
import { supervisionArea } from "./operations/supervision.ts";
import { telephonyArea } from "./operations/telephony.ts";
import { webhookArea } from "./operations/webhooks.ts";

/** All that the document says, in the order in which it is read. */
export const AREAS: readonly Area[] = [
  messages,
  dialerArea,
  blackListArea,
  telephonyArea,
  predecessor,
  signingIn,
  peopleArea,
  keyArea,
  campaignArea,
  providerArea,
  mailArea,
  conversationArea,
  boardArea,
  supervisionArea,
  recordingArea,
  privacyArea,
  reportArea,
  webhookArea,
  installationArea,
];

/** Routes that are no part of the interface: the demo's seed on one's own machine, the widget's frame, signed links to single files. */
export const UNDOCUMENTED: readonly string[] = [
  "POST /api/local/seed",
  "POST /api/local/mails",
  "GET /widget/frame",
  "GET /webhooks/files/:token",
  "GET /webhooks/ratings/:token/:score",
  "POST /webhooks/ratings/:token/:score",
  "GET /webhooks/mails/seen/:token",
  "GET /webhooks/mails/unsubscribe/:token",
  "POST /webhooks/mails/unsubscribe/:token",
];
