/** The last part of an address where a new record is written. */
export const NEW = "new";
