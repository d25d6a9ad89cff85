const params = new URLSearchParams(location.search);

/** From the frame's address: the campaign, and the page that holds us (our server allows no other to). */
export const query = {
  campaign: params.get("campaign") ?? "",
  host: params.get("host") ?? location.origin,
  language: params.get("language") ?? "",
  /** Head line of the panel, from the page's tag; empty for the campaign's name. */
  title: params.get("title") ?? "",
};

/** WEB-61: opened by a link of its own instead of in a page; what the link says fills the form. */
export const direct = parent === window;
export const typed = (field: "name" | "mail" | "phone" | "message"): string => params.get(field) ?? "";

/** The page that the visitor is on, as the launcher tells. */
export const page = { url: "", title: "" };
