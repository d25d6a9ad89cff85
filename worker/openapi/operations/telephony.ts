import { z } from "zod";
import { callReport } from "../../../protocol/configuration.ts";
import type { Area } from "../operation.ts";

const available = z.object({ available: z.boolean(), reason: z.string().nullable(), status: z.string() });

export const telephonyArea: Area = {
  name: "Telephony",
  about: "What a PBX tells, and asks before it sends a call.",
  operations: {
    "POST /api/telephony/calls": {
      by: "key",
      needs: "telephony",
      summary: "A call has started or ended",
      body: callReport,
      status: 204,
      answer: "Noted",
    },
    "GET /api/telephony/agents/:extension": {
      by: "key",
      needs: "telephony",
      summary: "Whether an agent can take a call",
      answer: "Whether, and why not",
      answerSchema: available,
    },
  },
};
