interface Asked {
  request: Request;
  env: { DESKLINE: { fetch(request: Request): Promise<Response> } };
}

/** Hands a request to the Worker as it came, with its host, cookies and upgrade; the Worker's answer, sockets too, goes back as it is. */
export function onRequest({ request, env }: Asked): Promise<Response> {
  return env.DESKLINE.fetch(request);
}
