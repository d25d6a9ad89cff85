import { z } from "zod";
import { byStatus, jsonOf, reasonOf } from "../answer.ts";
import type { CarrierAnswer, Sent } from "../carrier.ts";
import { id, label } from "../webhook.ts";

const created = z.looseObject({ sid: id });
const failed = z.looseObject({ code: z.number(), message: label.default("") });

/** 201 with the message's SID; errors with a code of Twilio's (21610: the customer said STOP). */
export function answeredByTwilio(answer: CarrierAnswer): Sent {
  const body = jsonOf(answer);
  const error = failed.safeParse(body).data;
  return (
    byStatus(answer, error ? reasonOf(`${error.code}`, error.message) : "") ?? {
      outcome: "accepted",
      carrierId: created.safeParse(body).data?.sid ?? null,
    }
  );
}
