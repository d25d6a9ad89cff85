import { USER_STATES, type UserState } from "../../../../domain/access/user-state.ts";

/** What the list of users is narrowed to; it stands in the address. */
export interface UserFilter {
  q: string;
  state: UserState | "all";
}

export function userFilterIn({ q = "", state }: Record<string, string>): UserFilter {
  return { q, state: USER_STATES.find((one) => one === state) ?? "all" };
}

/** The address of the list so narrowed. */
export function usersHref({ q, state }: UserFilter): string {
  const query = new URLSearchParams({ ...(q !== "" && { q }), ...(state !== "all" && { state }) }).toString();
  return query === "" ? "/users" : `/users?${query}`;
}
