import type { Canned } from "./canned.ts";

/** The files of a response, to be attached as chosen ones are; one that is there no more is left out. */
export async function filesOf({ files = [] }: Canned): Promise<File[]> {
  const found = await Promise.all(
    files.map(async ({ id, name, type }) => {
      const answer = await fetch(`/api/canned-responses/files/${id}`).catch(() => null);
      return answer?.ok ? [new File([await answer.blob()], name, { type })] : [];
    }),
  );
  return found.flat();
}
