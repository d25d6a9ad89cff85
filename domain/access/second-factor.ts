/** Of a user: they come in with a code beside the password; without; without, and a group of theirs wants one. */
export type SecondFactor = "on" | "off" | "due";

/** Where a user stands whose authenticator is set up or not, in groups of which each may require it. */
export function secondFactorOf(enabled: boolean, groups: readonly { requiresTwoFactor: boolean }[]): SecondFactor {
  if (enabled) return "on";
  return groups.some(({ requiresTwoFactor }) => requiresTwoFactor) ? "due" : "off";
}

/** What the authenticator shows: six digits. Everything else that is typed there is meant as one of the kept codes. */
export function isAuthenticatorCode(typed: string): boolean {
  return /^\d{6}$/.test(typed.replaceAll(" ", ""));
}
