/** RFC 9457 problem details: the one shape of every error on every wire. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Stable: programs and translations read this one. */
  code: ProblemCode;
  detail?: string;
  errors?: FieldError[];
  /** Who was quicker, where somebody was. */
  first?: import("./socket.ts").First;
  /** Path of the request, where no door of ours has refused it. */
  instance?: string;
}

/** One wrong field (or file line): `path` as `messages.outOfTime.pt`. */
export interface FieldError {
  path: string;
  code: string;
  detail: string;
}

/** Every code there is, with its HTTP status and English title. The portal and the widget translate by code. */
export const PROBLEMS = {
  invalid_input: [422, "Something in the request is not valid"],
  malformed_json: [400, "The body is not valid JSON"],
  too_large: [413, "Too large"],
  unsupported_file: [415, "This type of file is not accepted"],
  invalid_credentials: [401, "Please enter a valid username and password"],
  unauthenticated: [401, "Sign in first"],
  session_ended: [401, "The session has ended"],
  invalid_ticket: [401, "The ticket is not valid for this"],
  forbidden: [403, "Not allowed"],
  read_only: [403, "Nothing can be done while seeing as another user"],
  two_factor_required: [403, "Set up the second factor first"],
  origin_not_allowed: [403, "This site may not use the campaign"],
  not_found: [404, "Not found"],
  method_not_allowed: [405, "Method not allowed"],
  conflict: [409, "It was changed meanwhile"],
  name_taken: [409, "The name is taken"],
  locked_out: [429, "Too many attempts, wait a little"],
  rate_limited: [429, "Too many requests, wait a little"],
  out_of_time: [409, "The campaign is out of its schedule"],
  campaign_disabled: [409, "The campaign is disabled"],
  other_channel: [409, "That campaign serves another channel"],
  campaign_full: [409, "The line is full"],
  window_closed: [409, "The customer's window is closed: only a template can be sent"],
  opted_out: [409, "This address asked not to be written to"],
  black_listed: [409, "This address is on the black list"],
  invalid_number: [422, "This is not a number that can be written to"],
  ambiguous_number: [422, "It is a number in several countries: write it with + and its country's code"],
  provider_unavailable: [409, "The campaign has no provider that can send"],
  dialer_disabled: [409, "The dialer is disabled: enable it before it is started"],
  registry_expired: [409, "The do-not-call registry has expired: upload it again before advertising is sent"],
  same_file: [409, "This very file was uploaded before"],
  idempotency_mismatch: [422, "This Idempotency-Key came with another body before"],
  stale: [409, "Somebody else was first"],
  gone: [410, "It is no longer there"],
  disposition_needed: [422, "Closing asks for a disposition, with the comment or the date that it needs"],
  answers_needed: [422, "Closing asks for the answers to its campaign's quality model"],
  not_holder: [403, "You do not hold this interaction"],
  closed: [409, "The interaction is closed"],
  still_open: [409, "A conversation of this customer is still open: close it first"],
  unavailable: [503, "Not available for the moment, try again"],
  internal: [500, "Something went wrong on our side"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Builds a problem; `detail` is for people, never a stack or a foreign error's text. */
export function problem(code: ProblemCode, detail?: string, errors?: FieldError[]): Problem {
  const [status, title] = PROBLEMS[code];
  return {
    type: `https://deskline.dev/problems/${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
}
