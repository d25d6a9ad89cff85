import { z } from "zod";
import { PERMISSIONS, type Permission, ROLES, type Role } from "../domain/access/permission.ts";
import type { SecondFactor } from "../domain/access/second-factor.ts";
import { USER_STATES } from "../domain/access/user-state.ts";
import { LANGUAGES, type Language } from "../domain/campaign/campaign.ts";

/** `/api/users`, `/api/security-groups`, `/api/setup`, `/api/me`. */

export const username = z
  .string({ error: "Must type a user name" })
  .regex(/^[A-Za-z0-9._-]{1,64}$/, { error: "Letters, digits, dot, _ and -, at most 64" });
export const personName = z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(100);
/** AGT-6: four digits; empty without a phone. */
export const extension = z.string().regex(/^([0-9]{4})?$/, { error: "Four digits" });
/** Its rules are `domain/access/password.ts`; here only its size. */
const password = z.string({ error: "Must type a password" }).max(256);

const userFields = z.strictObject({
  name: personName,
  role: z.enum(ROLES),
  /** Names of security groups. */
  groups: z.array(z.string().max(64)).max(50).default([]),
  extension: extension.default(""),
  /** Most interactions over all campaigns; 0 = no cap. */
  totalCap: z.int().min(0).max(1_000).default(0),
  mayToggleCall: z.boolean().default(false),
  language: z.enum(LANGUAGES).nullable().default(null),
});

/** SEC-7: user, password, confirm password. */
export const createUser = userFields
  .extend({ username, password, confirm: z.string().max(256) })
  .refine((user) => user.password === user.confirm, { path: ["confirm"], error: "The two passwords differ" });
export type CreateUser = z.input<typeof createUser>;
export const updateUser = userFields.extend({ disabled: z.boolean().default(false) });
export type UpdateUser = z.input<typeof updateUser>;

export const resetPassword = z
  .strictObject({ password, confirm: z.string().max(256) })
  .refine((user) => user.password === user.confirm, { path: ["confirm"], error: "The two passwords differ" });

/** Of oneself: who sits down at an open session cannot take the account over. */
export const changeOwnPassword = z.strictObject({ current: z.string().max(256), next: password });

/** One's own second factor: what changes it asks for the password again. */
export const ownPassword = z.strictObject({ password: z.string().min(1).max(256) });
export const secondStep = z.strictObject({ code: z.string().trim().min(6).max(32) });

/** What an authenticator reads, and ten codes that each come in once in its place: told here and never again. */
export interface SecondFactorStarted {
  /** `otpauth://totp/…` */
  uri: string;
  secret: string;
  codes: string[];
}

/** After the password: signed in, or a code is asked for. */
export interface PasswordAccepted {
  second: boolean;
}

export interface UserResource {
  id: string;
  username: string;
  name: string;
  role: Role;
  groups: string[];
  extension: string;
  totalCap: number;
  mayToggleCall: boolean;
  language: Language | null;
  disabled: boolean;
  /** They come in with a code beside the password. */
  twoFactor: boolean;
}

/** People of a file, created: their passwords are told here and never again. */
export interface PeopleUploaded {
  created: { username: string; name: string; password: string }[];
}

export const userQuery = z.object({
  q: z.string().max(100).optional(),
  /** Without it, all of them. */
  state: z.enum(USER_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(64).optional(),
});

export const groupFields = z.strictObject({
  name: z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(64),
  permissions: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length),
  /** Names of campaigns. */
  campaigns: z.array(z.string().max(64)).max(1_000),
  /** Its users come in with a second factor only. */
  requiresTwoFactor: z.boolean().default(false),
});
export type GroupFields = z.input<typeof groupFields>;

export interface GroupResource {
  id: string;
  name: string;
  permissions: Permission[];
  campaigns: string[];
  requiresTwoFactor: boolean;
  users: number;
}

/** The first administrator of an installation, by its one-time token. */
export const setup = z.strictObject({ token: z.string().max(256), username, name: personName, password });

export interface Me {
  user: string;
  username: string;
  name: string;
  role: Role;
  /** Chosen by or for the user; null: the browser's. */
  language: Language | null;
  secondFactor: SecondFactor;
  /** On one's own machine: where the pretend phones and mailboxes are. */
  sandbox?: string;
  permissions: Permission[];
  /** Ids of campaigns. */
  campaigns: string[] | "all";
  /** Who sees as this user, until when (ms). */
  viewedBy?: { user: string; name: string; until: number };
}
