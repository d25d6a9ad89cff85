const params = new URLSearchParams(location.search);

/** From the frame's address: the campaign, and the page that holds us (our server allows no other to). */
export const query = {
  campaign: params.get("campaign") ?? "",
  host: params.get("host") ?? location.origin,
  language: params.get("language") ?? "",
  /** Head line of the panel, from the page's tag; empty for the campaign's name. */
  title: params.get("title") ?? "",
};

/** The page that the visitor is on, as the launcher tells. */
export const page = { url: "", title: "" };
