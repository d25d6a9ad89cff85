/** Of a word in a conversation, said or still a draft. Apart from the schemas: the portal needs the number alone. */
export const MOST_WORD_CHARACTERS = 4_000;
