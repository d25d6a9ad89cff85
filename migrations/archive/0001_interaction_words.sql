-- Contentless: the words themselves stay in their Conversation, here is only the index over them. A row's id is that of `interactions.row`.
CREATE VIRTUAL TABLE interaction_words USING fts5(
  words, name, mail, phone, case_number,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
