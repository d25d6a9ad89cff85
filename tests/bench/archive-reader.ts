import { findInteractions } from "../../store/archive/find-interactions.ts";
import type { InteractionSearch } from "../../store/archive/interaction-page.ts";

/** What the Worker of the bench is asked to do: the same search several times, or, with none, one row by its id. */
export interface ReadsAsked {
  archive: string;
  search: InteractionSearch | null;
  times: number;
}

/** The doors' own search without the doors, in the same workerd as the database. */
export default {
  async fetch(request: Request, env: Record<string, D1Database>): Promise<Response> {
    const { archive: name, search, times } = (await request.json()) as ReadsAsked;
    const archive = env[name];
    if (archive === undefined) throw new Error(`There is no archive ${name}`);
    let found = 0;
    for (let n = 0; n < times; n++) {
      if (search !== null) found = (await findInteractions(archive, search)).items.length;
      else found = (await archive.prepare("SELECT * FROM interactions WHERE id = 'i77'").all()).results.length;
    }
    return Response.json({ found });
  },
};
