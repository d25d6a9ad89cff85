/** `Authorization` of HTTP basic authentication (RFC 7617), in UTF-8. */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
