/** Where a new campaign is written. */
export const NEW = "new";

/** The form of a campaign. Names are found without case, so that a campaign called `new` is reached as `New`. */
export function addressOf(name: string): string {
  return `/campaigns/${name === NEW ? "New" : encodeURIComponent(name)}`;
}
