/** More are no search. */
const MOST_WORDS = 12;

/** The words of a search, each with the campaigns whose names have it: without accents and case. */
export function soughtWords<C extends { id: string; name: string }>(
  text: string,
  campaigns: readonly C[],
): { word: string; campaigns: string[] }[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.slice(0, MOST_WORDS).map((word) => {
    const named = campaigns.filter(({ name }) => plain(name).includes(plain(word)));
    return { word, campaigns: named.map(({ id }) => id) };
  });
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}
