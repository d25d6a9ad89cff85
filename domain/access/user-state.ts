/** Nobody is deleted: whoever leaves is disabled. */
export const USER_STATES = ["active", "disabled"] as const;
export type UserState = (typeof USER_STATES)[number];
