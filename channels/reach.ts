/** ms for a TCP handshake. */
const PATIENCE_MS = 5_000;

/**
 * On workerd a refused connection and one that broke after the request had left are the same error (`Network connection lost.`;
 * tried with 1.20261102.1). Deployed, the edge answers 521, 523, 525, 526 or 530 for the former; on one's own machine nothing does.
 * So there the connection is tried first: false is the certainty that nobody listens and nothing has left.
 */
export async function listens(address: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(address);
  const { connect } = await import("cloudflare:sockets");
  const socket = connect({ hostname, port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port) });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS);
  });
  try {
    await Promise.race([socket.opened, late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    void socket.close().catch(() => {});
  }
}
