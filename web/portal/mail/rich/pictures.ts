/**
 * Pictures of a mail: on the screen by an address of this browser, in the mail by the id of their file. `shown` gives the address of a
 * picture of the conversation; null: it cannot be had.
 */
export async function withPictures(html: string, shown: (id: string) => Promise<string | null>): Promise<string> {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const picture of page.querySelectorAll("img")) {
    const [, id] = /^cid:(.+)$/i.exec(picture.getAttribute("src") ?? "") ?? [];
    const address = id === undefined ? null : await shown(id);
    if (id === undefined || address === null) picture.remove();
    else {
      picture.src = address;
      picture.dataset.cid = id;
    }
  }
  return page.body.innerHTML;
}

/** The other way round: as it is kept and sent. */
export function withContentIds(html: string): string {
  if (!html.includes("data-cid")) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const picture of page.querySelectorAll("img")) {
    const { cid } = picture.dataset;
    delete picture.dataset.cid;
    if (cid === undefined) picture.remove();
    else picture.setAttribute("src", `cid:${cid}`);
  }
  return page.body.innerHTML;
}

/** The ids of the files that stand in it as pictures. */
export function pictureIds(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/src="cid:([\w-]+)"/g)].flatMap(([, id]) => id ?? []));
}
