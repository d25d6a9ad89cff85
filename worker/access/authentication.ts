import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor, username } from "better-auth/plugins";
import { PASSWORD_MAX, PASSWORD_MIN } from "../../domain/access/password.ts";
import { configuration } from "../../store/database.ts";
import * as schema from "../../store/schema/access.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";

/** A session that nobody has used for so long ends; `session.ts` ends it after a working day, used or not. */
const IDLE_SECONDS = 4 * 60 * 60;
/** Use is noted at most so often. */
const NOTE_USE_EVERY_SECONDS = 10 * 60;
/** A session is read from D1 once a minute; sign-out reaches sockets by the desk. */
const COOKIE_CACHE_SECONDS = 60;

/** Between the password and the code. */
const SECOND_STEP_SECONDS = 5 * 60;

const instances = new Map<string, ReturnType<typeof build>>();

/** better-auth for one origin; built once an isolate, building it costs more than a request. */
export function authentication(env: Env, origin: string): ReturnType<typeof build> {
  let instance = instances.get(origin);
  if (instance === undefined) {
    if (instances.size > 20) instances.clear();
    instance = build(env, origin);
    instances.set(origin, instance);
  }
  return instance;
}

function build(env: Env, origin: string) {
  const secure = origin.startsWith("https:");
  return betterAuth({
    secret: env.AUTH_SECRET,
    baseURL: origin,
    basePath: "/api/auth",
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: drizzleAdapter(configuration(env.CONFIG), { provider: "sqlite", schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: {
        hash: (password) => hashPassword(password, env.AUTH_SECRET),
        verify: ({ hash, password }) => verifyPassword(password, hash, env.AUTH_SECRET),
      },
    },
    session: {
      expiresIn: IDLE_SECONDS,
      updateAge: NOTE_USE_EVERY_SECONDS,
      cookieCache: { enabled: true, maxAge: COOKIE_CACHE_SECONDS },
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        language: { type: "string", required: false, input: false },
        disabled: { type: "boolean", input: false },
      },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true }),
      twoFactor({ issuer: "Deskline", twoFactorCookieMaxAge: SECOND_STEP_SECONDS }),
    ],
    advanced: {
      // Its own prefix would be __Secure-; __Host- forbids other hosts of the domain to set ours.
      useSecureCookies: false,
      cookiePrefix: secure ? "__Host-deskline" : "deskline",
      defaultCookieAttributes: { secure, sameSite: "strict" },
    },
  });
}
