// What every store promises about uploads that nobody used: they can be forgotten, and nothing else
// is, in whatever order files are uploaded, used and forgotten.
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>

#include "engine/audit/sha256.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_forgetting)

namespace {

constexpr std::size_t any_bytes = 1U << 30U;

FileHash hash_of(const std::string& bytes) {
    return FileHash(audit::sha256_hex(bytes));
}

dossier::StoredFile upload(const std::string& bytes, const std::string& outline,
                           const std::string& by = "a1") {
    dossier::StoredFile file{.file = {.hash = hash_of(bytes),
                                      .name = "tệp.txt",
                                      .media_type = "text/plain",
                                      .size = static_cast<std::int64_t>(bytes.size())},
                             .uploaded_by = AccountId(by),
                             .draft = {}};
    if (!outline.empty()) {
        file.draft = dossier::StoredFile::Draft{
            .outline = hash_of(outline), .counts = {}, .warnings = 0, .provisions = {}};
    }
    return file;
}

void put(runtime::Writing& writing, const std::string& bytes, const std::string& outline,
         std::int64_t when, const std::string& by = "a1") {
    writing.put_file(upload(bytes, outline, by), bytes, outline, at(when));
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(an_upload_that_no_event_names_is_forgotten_with_its_outline, Place,
                              Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        put(writing, "một", "{}", 10);
        BOOST_TEST(writing.forget_unused_files(at(10), any_bytes) == 0U);
        BOOST_TEST(writing.keeps_file(hash_of("một")));
        BOOST_TEST(writing.forget_unused_files(at(12), any_bytes) > 0U);
        BOOST_TEST(!writing.keeps_file(hash_of("một")));
        BOOST_TEST(!writing.keeps_file(hash_of("{}")));
        BOOST_TEST(!writing.file(hash_of("một"), AccountId("a1")));
        BOOST_TEST(writing.forget_unused_files(at(1'000), any_bytes) == 0U);
        put(writing, "một", "{}", 20);  // and may come again
        writing.keep_file(hash_of("một"));
        BOOST_TEST(writing.forget_unused_files(at(1'000), any_bytes) == 0U);
    });
    BOOST_TEST(place.store->open_reading()->file_bytes(hash_of("một")).value() == "một");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_upload_that_comes_again_is_as_new_as_the_last, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        put(writing, "một", "{}", 10);
        put(writing, "một", "", 50, "a2");  // who reads no outline in it
        BOOST_TEST(writing.forget_unused_files(at(40), any_bytes) == 0U);
        BOOST_TEST(writing.keeps_file(hash_of("{}")));  // of the first upload, which is there
        put(writing, "một", "{}", 30);                  // by a clock that was put back
        BOOST_TEST(writing.forget_unused_files(at(40), any_bytes) == 0U);
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_an_event_names_stays_with_all_that_is_read_from_it, Place,
                              Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        put(writing, "một", "{}", 10);
        put(writing, "hai", "{}", 11);
        writing.keep_file(hash_of("một"));
        put(writing, "một", "{\"mới\":1}", 12, "a2");  // read by newer rules
        put(writing, "ba", "", 13);
        BOOST_TEST(writing.forget_unused_files(at(1'000), any_bytes) > 0U);
        for (const auto* kept : {"một", "{}", "{\"mới\":1}"}) {
            BOOST_TEST(writing.keeps_file(hash_of(kept)), kept);
        }
        for (const auto* gone : {"hai", "ba"}) {
            BOOST_TEST(!writing.keeps_file(hash_of(gone)), gone);
        }
        writing.remove_file(hash_of("một"));
        put(writing, "một", "", 20);
        BOOST_TEST(writing.forget_unused_files(at(1'000), any_bytes) > 0U);
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(no_more_is_forgotten_at_once_than_asked, Place, Stores) {
    Place place;
    const std::string large(300'000, 'x');
    write(*place.store, [&](runtime::Writing& writing) {
        put(writing, large, "", 10);
        put(writing, "hai", "", 11);
        put(writing, "ba", "", 12);
        BOOST_TEST(writing.forget_unused_files(at(1'000), 1) == large.size());
        BOOST_TEST(writing.keeps_file(hash_of("hai")));
        BOOST_TEST(writing.forget_unused_files(at(1'000), 1) > 0U);
        BOOST_TEST(!writing.keeps_file(hash_of("hai")));
        BOOST_TEST(writing.keeps_file(hash_of("ba")));
    });
}

// A thousand steps by chance, among few texts, so that everything meets everything: what was named
// is there, and what was uploaded lately can be used with the outline its uploader was told of.
BOOST_AUTO_TEST_CASE_TEMPLATE(no_order_of_uploads_and_uses_takes_what_is_needed, Place, Stores) {
    constexpr int kept_for = 40;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        Place place;
        std::mt19937 random(seed);
        const auto one_of = [&](int count) { return static_cast<int>(random() % count); };
        std::set<FileHash> named;
        std::map<std::pair<FileHash, std::string>, std::pair<FileHash, int>> lately;
        std::size_t forgotten = 0;
        write(*place.store, [&](runtime::Writing& writing) {
            for (int now = 1; now <= 1'000; ++now) {
                const auto bytes = "tệp " + std::to_string(one_of(12) + now / 100 * 10);
                const auto outline = "{\"" + std::to_string(one_of(5)) + "\":0}";
                const auto by = "a" + std::to_string(one_of(3));
                switch (one_of(4)) {
                    case 0:
                    case 1:
                        put(writing, bytes, outline, now, by);
                        lately[{hash_of(bytes), by}] = {hash_of(outline), now};
                        break;
                    case 2:
                        if (one_of(3) == 0) {
                            if (const auto file = writing.file(hash_of(bytes), AccountId(by))) {
                                for (const auto& hash : {file->file.hash, file->draft->outline}) {
                                    writing.keep_file(hash);
                                    named.insert(hash);
                                }
                            }
                        }
                        break;
                    default:
                        forgotten += writing.forget_unused_files(
                            at(now - kept_for), static_cast<std::size_t>(1 + one_of(200'000)));
                }
                for (const auto& hash : named) {
                    BOOST_REQUIRE_MESSAGE(writing.keeps_file(hash), "seed " << seed << ", " << now);
                }
                for (const auto& [whose, what] : lately) {
                    if (now - what.second < kept_for) {
                        const auto file = writing.file(whose.first, AccountId(whose.second));
                        BOOST_REQUIRE_MESSAGE(file && writing.keeps_file(what.first) &&
                                                  file->draft->outline == what.first,
                                              "seed " << seed << ", " << now);
                    }
                }
            }
        });
        BOOST_TEST(!named.empty());
        BOOST_TEST(forgotten > 0U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
