/** PGP/MIME's two parts (RFC 3156), and S/MIME's one (RFC 8551): what a sealed mail consists of. */
const SEALED = /^(pgp-version\.txt|.*\.p7m)$/i;

/** Whether a mail without words has them in a file that is encrypted, or signed as one piece: no more can be shown here. */
export function isSealed(text: string, files: readonly { name: string }[]): boolean {
  return text.trim() === "" && files.some(({ name }) => SEALED.test(name));
}
