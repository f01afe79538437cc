-- No row keeps the tsvector of its words any more: the index alone has it.
ALTER TABLE text_word DROP COLUMN found_by;

-- As the program writes them (adapters/storage/text_index.hpp), for an index takes no word that is
-- longer than 2,046 bytes, and a tsvector not more than 1 MiB of different ones.
UPDATE text_word SET exact = regexp_replace(exact, '([^ ]{250})[^ ]+', '\1', 'g'),
    folded = regexp_replace(folded, '([^ ]{250})[^ ]+', '\1', 'g')
WHERE exact ~ '[^ ]{251}' OR folded ~ '[^ ]{251}';
UPDATE text_word SET exact = left(exact, 110000) || ' ', folded = left(folded, 110000) || ' '
WHERE octet_length(exact) > 450000;
UPDATE text_word SET who = left(who, 200) || ' ' WHERE octet_length(who) > 900;

CREATE INDEX text_word_found_by ON text_word USING gin (array_to_tsvector(string_to_array(
    ltrim(replace(rtrim(exact), ' ', ' x') || replace(rtrim(folded), ' ', ' f') ||
          replace(rtrim(who), ' ', ' w') || replace(rtrim(marks), ' ', ' m')), ' ')));
