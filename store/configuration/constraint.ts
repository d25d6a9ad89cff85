/**
 * What the database refused, by the name of the constraint as SQLite's text gives it (`campaigns_name`, `campaigns.version`); null when
 * the change was made. Any other failure is thrown on.
 */
export async function violated<Refusal extends string>(
  constraints: Record<string, Refusal>,
  change: Promise<unknown>,
): Promise<Refusal | null> {
  try {
    await change;
    return null;
  } catch (error) {
    const text = textOf(error);
    for (const [constraint, refusal] of Object.entries(constraints)) {
      if (text.includes("constraint failed") && text.includes(constraint)) return refusal;
    }
    throw error;
  }
}

/** Drizzle puts the database's own words into the cause. */
function textOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${textOf(error.cause)}` : "";
}
