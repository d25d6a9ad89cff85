const params = new URLSearchParams(location.search);

/** From the frame's address: the campaign, and the page that holds us (our server allows no other to). */
export const query = {
  campaign: params.get("campaign") ?? "",
  host: params.get("host") ?? location.origin,
  language: params.get("language") ?? "",
};

/** The page that the visitor is on, as the launcher tells. */
export const page = { url: "", title: "" };
