const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`);
const HOST_AND_PORT = new RegExp(`^${LABEL}(\\.${LABEL})*:\\d{1,5}$`);

/** One entry of Allowed Domains in the form in which it is kept: `host`, `host:port` or `*.host`, small letters; null for anything else (WEB-54). */
export function allowedHostOf(text: string): string | null {
  const host = text.trim().toLowerCase();
  return HOST.test(host) || HOST_AND_PORT.test(host) ? host : null;
}
