-- Each commit leaves a piece of the index of words, and pieces of one size are merged into a larger one: every word
-- is written anew each time. Twelve pieces at a time, where FTS5 by itself takes four, that is seldom enough that
-- opinions come as fast among millions as in an empty office (README, "Growth"). A search looks into each piece
-- there is: at most twelve of each size.
INSERT INTO text_word (text_word, rank) VALUES ('automerge', 12);
INSERT INTO text_word (text_word, rank) VALUES ('crisismerge', 24);
