import { z } from "zod";

/** `/api/audit`: who did what, when, to what. */

export interface AuditEntry {
  id: number;
  at: string;
  /** User id, `key:<id>` of a program, `system` for what nobody did by hand. */
  actor: string;
  actorName: string;
  /** `campaign.replace`; a refused attempt ends with `.refused`. */
  action: string;
  /** `campaign:<id>`. */
  subject: string;
  /** What the subject is called, or was; empty: nobody knows. */
  subjectName: string;
  before: unknown;
  after: unknown;
}

const auditFilter = z.object({
  actor: z.string().max(100).optional(),
  action: z.string().max(64).optional(),
  subject: z.string().max(200).optional(),
  /** From this moment on, before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

export const auditExportQuery = auditFilter;
export const auditQuery = auditFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,16}-\d{1,16}$/)
    .optional(),
});

/** What one can filter by: who has done something, and what has been done. */
export interface AuditChoices {
  actors: { id: string; name: string }[];
  actions: string[];
}
