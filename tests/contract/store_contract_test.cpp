// What every store promises about transactions, the log, files, people and replies.
#include <boost/test/unit_test.hpp>

#include "engine/audit/sha256.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store)

namespace {

const OrganisationId front("front");

people::Organisation organisation() {
    return {.id = front,
            .name = "Ủy ban MTTQ tỉnh",
            .name_en = "Provincial committee",
            .kind = people::OrganisationKind::front,
            .level = "province",
            .parent = {},
            .code = "",
            .valid_from = parse_date("2025-07-01"),
            .valid_until = {}};
}

runtime::StoredAccount account(const std::string& id, const std::string& username) {
    return {.account = {.id = AccountId(id),
                        .username = username,
                        .name = "Nguyễn Văn A",
                        .post = "Chuyên viên",
                        .organisation = front,
                        .roles = {"registrar", "with space"},
                        .active = true,
                        .must_change_password = true},
            .password_hash = "$argon2id$…",
            .failures = 3,
            .locked_until = at(77)};
}

dossier::StoredFile stored_file(const std::string& bytes) {
    return {.file = {.hash = FileHash(audit::sha256_hex(bytes)),
                     .name = "dự thảo.docx",
                     .media_type = "text/plain",
                     .size = static_cast<std::int64_t>(bytes.size())},
            .uploaded_by = AccountId("a1"),
            .draft = {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(an_empty_store_has_an_empty_log, Place, Stores) {
    Place place;
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->log_head().size == 0U);
    BOOST_TEST(reading->log(0, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(events_come_back_as_written_also_after_a_restart, Place, Stores) {
    Place place;
    auto office_event = event(1, "", 0);
    write(*place.store, [&](runtime::Writing& writing) {
        writing.append(event(0, "d1", 1), at(10));
        writing.append(office_event, at(11));
        writing.append(event(2, "d1", 2), at(12));
    });
    place.reopen();
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->log_head().size == 3U);
    BOOST_TEST((reading->log_head().last_at == at(12)));
    const auto after_first = reading->events_of(DossierId("d1"), 1);
    BOOST_TEST_REQUIRE(after_first.size() == 1U);
    BOOST_TEST(after_first[0].sequence == 2U);
    BOOST_TEST(after_first[0].payload == event(0, "", 0).payload);
    const auto log = reading->log(1, 1);
    BOOST_TEST_REQUIRE(log.size() == 1U);
    BOOST_TEST(log[0].leaf == office_event.leaf);
    BOOST_TEST(log[0].dossier.empty());
    BOOST_TEST(log[0].sequence == 0U);
    BOOST_TEST((reading->log_times(1, 5) == std::vector{at(11), at(12)}));
    BOOST_TEST((reading->log_times(0, 1) == std::vector{at(10)}));
    const auto of_the_office = reading->office_log(0, 10);
    BOOST_TEST_REQUIRE(of_the_office.size() == 1U);
    BOOST_TEST(of_the_office[0].position == 1U);
    BOOST_TEST(of_the_office[0].leaf == office_event.leaf);
    BOOST_TEST(reading->office_log(2, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_log_takes_events_in_order_only, Place, Stores) {
    Place place;
    const auto writing = place.store->begin();
    writing->append(event(0, "d1", 1), at(10));
    BOOST_CHECK_THROW(writing->append(event(0, "d1", 2), at(11)), std::logic_error);
    BOOST_CHECK_THROW(writing->append(event(2, "d1", 2), at(11)), std::logic_error);
    BOOST_CHECK_THROW(writing->append(event(1, "d1", 2), at(10)), std::logic_error);
    writing->append(event(1, "d1", 2), at(11));
    BOOST_TEST(writing->log_head().size == 2U);
    const auto once_more = [&] {
        writing->append(event(2, "d1", 2), at(12));
        writing->settle();  // at the latest
    };
    BOOST_CHECK_THROW(once_more(), std::logic_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_not_committed_leaves_nothing, Place, Stores) {
    Place place;
    place.store->begin()->append(event(0, "d1", 1), at(10));
    BOOST_TEST(place.store->open_reading()->log_head().size == 0U);
    write(*place.store, [](runtime::Writing& writing) {
        BOOST_TEST(writing.log_head().size == 0U);
        writing.append(event(0, "d1", 1), at(10));
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_reading_keeps_its_snapshot_until_refreshed, Place, Stores) {
    Place place;
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->log_head().size == 0U);
    write(*place.store,
          [](runtime::Writing& writing) { writing.append(event(0, "d1", 1), at(10)); });
    BOOST_TEST(reading->log_head().size == 0U);
    BOOST_TEST(reading->events_of(DossierId("d1"), 0).empty());
    reading->refresh();
    BOOST_TEST(reading->log_head().size == 1U);
    BOOST_TEST(reading->events_of(DossierId("d1"), 0).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(files_of_any_length_and_any_byte_come_back, Place, Stores) {
    Place place;
    for (const std::size_t size : {0UL, 1UL, 2UL, 49'151UL, 49'152UL, 49'153UL, 200'000UL}) {
        std::string bytes(size, '\0');
        for (std::size_t i = 0; i < size; ++i) {
            bytes[i] = static_cast<char>(i * 7);
        }
        const auto file = stored_file(bytes);
        write(*place.store,
              [&](runtime::Writing& writing) { writing.put_file(file, bytes, "", at(1)); });
        const auto reading = place.store->open_reading();
        BOOST_TEST((reading->file_bytes(file.file.hash) == bytes));
        const auto found = place.store->begin()->file(file.file.hash, file.uploaded_by);
        BOOST_TEST_REQUIRE(found.has_value());
        BOOST_TEST((found->file == file.file));
        BOOST_TEST(!found->draft);
    }
    BOOST_TEST(!place.store->open_reading()->file_bytes(FileHash(std::string(64, '0'))));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_draft_keeps_its_outline_and_may_be_put_twice, Place, Stores) {
    Place place;
    auto file = stored_file("Điều 1. Phạm vi");
    const std::string outline = R"({"kind":"root"})";
    file.draft = dossier::StoredFile::Draft{.outline = FileHash(audit::sha256_hex(outline)),
                                            .counts = {{"articles", 1}},
                                            .warnings = 2,
                                            .provisions = {{"art_1", "Điều 1"}}};
    for (const auto* by : {"a1", "a2"}) {
        file.uploaded_by = AccountId(by);
        write(*place.store, [&](runtime::Writing& writing) {
            writing.put_file(file, "Điều 1. Phạm vi", outline, at(1));
        });
    }
    const auto reading = place.store->open_reading();
    const auto found = place.store->begin()->file(file.file.hash, file.uploaded_by);
    BOOST_TEST_REQUIRE((found && found->draft));
    BOOST_TEST(found->uploaded_by.text() == "a2");
    BOOST_TEST((found->draft->outline == file.draft->outline));
    BOOST_TEST((found->draft->counts == file.draft->counts));
    BOOST_TEST(found->draft->warnings == 2);
    BOOST_TEST((found->draft->provisions == file.draft->provisions));
    BOOST_TEST((reading->file_bytes(file.draft->outline) == outline));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_file_is_taken_out_with_every_upload_of_it, Place, Stores) {
    Place place;
    auto file = stored_file("Điều 1. Phạm vi");
    const std::string outline = R"({"kind":"root"})";
    const FileHash text(audit::sha256_hex(outline));
    file.draft =
        dossier::StoredFile::Draft{.outline = text, .counts = {}, .warnings = 0, .provisions = {}};
    for (const auto* by : {"a1", "a2"}) {
        file.uploaded_by = AccountId(by);
        write(*place.store, [&](runtime::Writing& writing) {
            writing.put_file(file, "Điều 1. Phạm vi", outline, at(1));
        });
    }
    const auto hash = file.file.hash;
    const auto reading = place.store->open_reading();
    BOOST_TEST((reading->outlines_of(hash) == std::vector<FileHash>{text}));
    write(*place.store, [&](runtime::Writing& writing) {
        writing.remove_file(hash);
        writing.remove_file(hash);  // what is not there is not missed
    });
    reading->refresh();
    BOOST_TEST(!reading->file_bytes(hash));
    BOOST_TEST(reading->file_bytes(text).has_value());
    BOOST_TEST(reading->outlines_of(hash).empty());
    BOOST_TEST(!reading->own_upload(hash, AccountId("a1")));
    BOOST_TEST(!place.store->begin()->file(hash, AccountId("a2")));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_remains_of_a_payload_says_who_took_the_rest, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        writing.append(event(0, "d1", 1), at(1));
        writing.append(event(1, "d1", 2), at(2));
        writing.replace_payload(0, "{\"tên\":\"\"}", 1);
    });
    place.reopen();
    const auto log = place.store->open_reading()->log(0, 10);
    BOOST_TEST_REQUIRE(log.size() == 2U);
    BOOST_TEST(log[0].payload == "{\"tên\":\"\"}");
    BOOST_TEST((log[0].erased_at == 1U));
    BOOST_TEST(log[0].leaf == event(0, "d1", 1).leaf);
    BOOST_TEST(log[1].payload == event(1, "d1", 2).payload);
    BOOST_TEST(!log[1].erased_at);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(each_account_has_its_own_name_for_the_same_bytes, Place, Stores) {
    Place place;
    auto file = stored_file("Điều 1. Phạm vi");
    write(*place.store, [&](runtime::Writing& writing) {
        file.uploaded_by = AccountId("b");
        file.file.name = "du-thao.txt";
        writing.put_file(file, "Điều 1. Phạm vi", "", at(1));
        file.uploaded_by = AccountId("a");
        file.file.name = "khac.txt";
        writing.put_file(file, "Điều 1. Phạm vi", "", at(2));
    });
    const auto writing = place.store->begin();
    const auto as = [&](const char* account) {
        return *writing->file(file.file.hash, AccountId(account));
    };
    BOOST_TEST(as("b").file.name == "du-thao.txt");
    BOOST_TEST(as("a").file.name == "khac.txt");
    BOOST_TEST(as("a").uploaded_by.text() == "a");
    BOOST_TEST(as("nobody").uploaded_by.text() == "b");  // who had it first
    BOOST_TEST(!writing->file(FileHash(std::string(64, '0')), AccountId("a")));
    file.file.name = "lan-hai.txt";
    writing->put_file(file, "Điều 1. Phạm vi", "", at(3));
    BOOST_TEST(as("a").file.name == "lan-hai.txt");
    BOOST_TEST(as("b").file.name == "du-thao.txt");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(definitions_are_listed_by_their_hash, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        writing.put_definition("h2", "<b/>");
        writing.put_definition("h1", "<a/>");
        writing.put_definition("h2", "<b/>");
    });
    const auto hashes = place.store->open_reading()->definitions();
    BOOST_TEST((hashes == std::vector<std::string>{"h1", "h2"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_kept_is_listed_by_its_hash, Place, Stores) {
    Place place;
    const auto first = stored_file("một");
    const auto second = stored_file("hai");
    write(*place.store, [&](runtime::Writing& writing) {
        writing.put_file(first, "một", "", at(1));
        writing.put_file(second, "hai", "", at(1));
        writing.put_tile({.level = 0, .index = 0, .root = "r", .hashes = "h"});
    });
    const auto reading = place.store->open_reading();
    const auto all = reading->files_kept({}, 10);
    BOOST_TEST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].text() < all[1].text());
    BOOST_TEST((reading->files_kept({}, 1) == std::vector{all[0]}));
    BOOST_TEST((reading->files_kept(all[0], 10) == std::vector{all[1]}));
    BOOST_TEST(reading->files_kept(all[1], 10).empty());
    BOOST_TEST(reading->keeps_file(first.file.hash));
    BOOST_TEST(!reading->keeps_file(FileHash("none")));
    BOOST_TEST(reading->tiles_kept() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_oldest_replies_are_forgotten_so_many_at_a_time, Place, Stores) {
    Place place;
    const auto put = [](runtime::Writing& writing, const std::string& key, std::int64_t when) {
        writing.put_reply({.account = AccountId("a1"),
                           .key = key,
                           .request_hash = "h",
                           .status = 200,
                           .body = "{}",
                           .revision = 1,
                           .at = at(when)});
    };
    write(*place.store, [&](runtime::Writing& writing) {
        put(writing, "third", 30);
        put(writing, "first", 10);
        put(writing, "second", 20);
        BOOST_TEST(writing.forget_replies(at(10), 5) == 0U);
        BOOST_TEST(writing.forget_replies(at(30), 1) == 1U);
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST(!reading->reply(AccountId("a1"), "first"));
    BOOST_TEST(reading->reply(AccountId("a1"), "second").has_value());
    write(*place.store, [&](runtime::Writing& writing) {
        BOOST_TEST(writing.forget_replies(at(30), 5) == 1U);
        put(writing, "first", 40);  // the key may be used again
    });
    reading->refresh();
    BOOST_TEST(!reading->reply(AccountId("a1"), "second"));
    BOOST_TEST(reading->reply(AccountId("a1"), "third").has_value());
    BOOST_TEST(reading->reply(AccountId("a1"), "first").has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(content_under_a_wrong_hash_is_refused, Place, Stores) {
    Place place;
    const auto writing = place.store->begin();
    BOOST_CHECK_THROW(writing->put_file(stored_file("a"), "b", "", at(1)), std::logic_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(people_and_their_organisations_come_back, Place, Stores) {
    Place place;
    auto first = account("a1", "anv");
    write(*place.store, [&](runtime::Writing& writing) {
        writing.put_organisation(organisation());
        writing.put_account(first);
        first.locked_until.reset();
        first.failures = 0;
        writing.put_account(first);
        writing.put_account(account("a2", "btt"));
        BOOST_TEST((writing.organisation(front) == organisation()));
        BOOST_TEST(!writing.organisation(OrganisationId("nobody")));
    });
    place.reopen();
    const auto reading = place.store->open_reading();
    BOOST_TEST((reading->organisations() == std::vector{organisation()}));
    BOOST_TEST(reading->accounts().size() == 2U);
    const auto found = reading->account_by_username("anv");
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST((found->account == first.account));
    BOOST_TEST(found->failures == 0);
    BOOST_TEST(!found->locked_until);
    BOOST_TEST((reading->account(AccountId("a2"))->locked_until == at(77)));
    BOOST_TEST(reading->account(AccountId("a2"))->failures == 3);
    BOOST_TEST(!reading->account_by_username("nobody"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_user_name_belongs_to_one_account, Place, Stores) {
    Place place;
    const auto writing = place.store->begin();
    writing->put_organisation(organisation());
    writing->put_account(account("a1", "anv"));
    BOOST_CHECK_THROW(writing->put_account(account("a2", "anv")), std::logic_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(sessions_are_kept_seen_and_removed, Place, Stores) {
    Place place;
    runtime::Session session{.token_hash = "t1",
                             .id = "s1",
                             .account = AccountId("a1"),
                             .csrf_token = "c",
                             .opened_at = at(1),
                             .last_seen_at = at(2),
                             .address = "127.0.0.1",
                             .agent = "test"};
    write(*place.store, [&](runtime::Writing& writing) {
        writing.put_organisation(organisation());
        writing.put_account(account("a1", "anv"));
        writing.put_session(session);
        session.last_seen_at = at(9);
        writing.put_session(session);
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST((reading->session("t1")->last_seen_at == at(9)));
    BOOST_TEST((reading->session("t1")->opened_at == at(1)));
    BOOST_TEST(reading->session("t1")->csrf_token == "c");
    BOOST_TEST(reading->sessions_of(AccountId("a1")).size() == 1U);
    write(*place.store, [](runtime::Writing& writing) { writing.remove_session("t1"); });
    reading->refresh();
    BOOST_TEST(!reading->session("t1"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(replies_and_definitions_come_back, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        writing.put_reply({.account = AccountId("a1"),
                           .key = "k",
                           .request_hash = "h",
                           .status = 200,
                           .body = "{}",
                           .revision = 7,
                           .at = at(3)});
        writing.put_definition("hash", "<scxml/>");
        writing.put_definition("hash", "<scxml/>");
    });
    const auto reading = place.store->open_reading();
    const auto reply = reading->reply(AccountId("a1"), "k");
    BOOST_TEST_REQUIRE(reply.has_value());
    BOOST_TEST(reply->request_hash == "h");
    BOOST_TEST(reply->revision == 7U);
    BOOST_TEST((reply->at == at(3)));
    BOOST_TEST(!reading->reply(AccountId("a2"), "k"));
    BOOST_TEST((reading->definition("hash") == "<scxml/>"));
    BOOST_TEST(!reading->definition("other"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_definitions_adopted_last_are_in_force_together, Place, Stores) {
    using Hashes = std::set<std::string>;
    Place place;
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->adopted_definitions().empty());
    for (const auto& hashes : {Hashes{"one"}, Hashes{"one", "two"}, Hashes{"two"}, Hashes{"one"}}) {
        write(*place.store, [&](runtime::Writing& writing) {
            for (const auto& hash : hashes) {
                writing.put_definition(hash, "<scxml/>");
            }
            writing.adopt_definitions(hashes, at(1));
            BOOST_TEST((writing.adopted_definitions() == hashes));
        });
    }
    reading->refresh();
    BOOST_TEST((reading->adopted_definitions() == Hashes{"one"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_each_year_the_newest_calendar_is_in_force, Place, Stores) {
    Place place;
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->calendars().empty());
    BOOST_TEST(reading->calendars_mark().empty());
    std::set<std::string> marks;
    for (const auto& [year, hash] : std::vector<std::pair<int, std::string>>{
             {2027, "one"}, {2026, "two"}, {2026, "three"}, {2026, "two"}}) {
        write(*place.store, [&](runtime::Writing& writing) {
            writing.put_calendar({.year = year,
                                  .hash = hash,
                                  .text = "BEGIN:VCALENDAR\r\nTết " + hash,
                                  .origin = "imported",
                                  .at = at(year),
                                  .actor = AccountId("a1")});
            BOOST_TEST(marks.insert(writing.calendars_mark()).second);
        });
    }
    reading->refresh();
    const auto calendars = reading->calendars();
    BOOST_TEST_REQUIRE(calendars.size() == 2U);
    BOOST_TEST(calendars[0].year == 2026);
    BOOST_TEST(calendars[0].text == "BEGIN:VCALENDAR\r\nTết two");
    BOOST_TEST(calendars[0].origin == "imported");
    BOOST_TEST((calendars[0].at == at(2026)));
    BOOST_TEST((calendars[0].actor == AccountId("a1")));
    BOOST_TEST(calendars[1].hash == "one");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_calendars_that_were_in_force_are_kept, Place, Stores) {
    Place place;
    const auto put = [&](const std::string& hash, int second) {
        write(*place.store, [&](runtime::Writing& writing) {
            writing.put_calendar({.year = 2026,
                                  .hash = hash,
                                  .text = "BEGIN:VCALENDAR " + hash,
                                  .origin = "imported",
                                  .at = at(second),
                                  .actor = {}});
        });
    };
    put("one", 10);
    put("two", 20);
    const auto reading = place.store->open_reading();
    const auto hash_at = [&](int second) {
        const auto found = reading->calendars_at(at(second));
        return found.empty() ? std::string() : found.front().hash;
    };
    BOOST_TEST(hash_at(9).empty());
    BOOST_TEST(hash_at(10) == "one");
    BOOST_TEST(hash_at(19) == "one");
    BOOST_TEST(hash_at(20) == "two");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_newest_directory_is_in_force, Place, Stores) {
    Place place;
    const auto reading = place.store->open_reading();
    BOOST_TEST(!reading->directory());
    BOOST_TEST(reading->directory_mark().empty());
    std::set<std::string> marks;
    for (const std::string hash : {"one", "two", "one"}) {
        write(*place.store, [&](runtime::Writing& writing) {
            writing.put_directory({.hash = hash,
                                   .text = "<directory vi='Mặt trận " + hash + "'/>",
                                   .at = at(2026),
                                   .actor = AccountId("a1")});
            BOOST_TEST(marks.insert(writing.directory_mark()).second);
        });
    }
    BOOST_TEST(!reading->directory());
    reading->refresh();
    const auto directory = reading->directory();
    BOOST_REQUIRE(directory.has_value());
    BOOST_TEST(directory->hash == "one");
    BOOST_TEST(directory->text == "<directory vi='Mặt trận one'/>");
    BOOST_TEST((directory->at == at(2026)));
    BOOST_TEST((directory->actor == AccountId("a1")));
}

// An earlier directory still tells why somebody was away who has taken that back.
BOOST_AUTO_TEST_CASE_TEMPLATE(no_directory_but_the_newest_is_kept, Place, Stores) {
    Place place;
    for (const std::string text : {"one", "two", "three"}) {
        write(*place.store, [&](runtime::Writing& writing) {
            writing.put_directory(
                {.hash = text, .text = text, .at = at(2026), .actor = AccountId("a1")});
        });
    }
    BOOST_TEST(place.directories_kept() == "3 three, 1");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_newest_checkpoint_that_is_witnessed_is_told_apart, Place,
                              Stores) {
    Place place;
    BOOST_TEST(!place.store->open_reading()->witnessed_checkpoint().has_value());
    write(*place.store, [](runtime::Writing& writing) {
        for (const std::uint64_t size : {3U, 5U, 8U}) {
            writing.put_checkpoint({.size = size, .at = at(10), .note = "note"});
        }
        writing.put_checkpoint(
            {.size = 3, .at = at(10), .note = "note, cosigned", .cosignatures = 1});
        writing.put_checkpoint(
            {.size = 5, .at = at(10), .note = "note, cosigned twice", .cosignatures = 2});
    });
    place.reopen();
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->newest_checkpoint()->note == "note");
    BOOST_TEST(reading->newest_checkpoint()->cosignatures == 0);
    const auto witnessed = reading->witnessed_checkpoint();
    BOOST_REQUIRE(witnessed.has_value());
    BOOST_TEST(witnessed->size == 5U);
    BOOST_TEST(witnessed->note == "note, cosigned twice");
    BOOST_TEST(witnessed->cosignatures == 2);
    BOOST_TEST(reading->checkpoint_from(4)->cosignatures == 2);
}

BOOST_AUTO_TEST_SUITE_END()
