import { m } from "../../../shared/paraglide/messages.js";

/** A mail as its reader sees it. Nothing runs and nothing is fetched: pictures from elsewhere are those that the recipient will see. */
export function LetterPage({ html }: { html: string }) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  const page = `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light">${html}`;
  return <iframe class="letter-page" sandbox="" title={m.mail_words()} srcdoc={page} />;
}
