// Each mistake in one small directory: the line, what is wrong, and nothing else said.
#include "engine/people/directory_check.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/people/written.hpp"
#include "tests/unit/engine/people/written_samples.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

namespace {

std::vector<std::string> mistakes(const std::string& xml) {
    const auto made = read_directory(xml, "d");
    std::vector<std::string> said;
    if (!made) {
        const Problem problem = made.error();
        for (const auto& it : problem.fields) {
            BOOST_TEST(!it.vi.empty());
            said.push_back(it.pointer + " " + it.en);
        }
    }
    return said;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& it : lines) {
        all += it + "\n";
    }
    return all;
}

void check_only(const std::string& xml, std::string_view wanted) {
    const auto said = mistakes(xml);
    BOOST_TEST((said.size() == 1 && said[0].find(wanted) == 0),
               "not only “" << wanted << "”: " << joined(said));
}

void check_fine(const std::string& xml) {
    BOOST_TEST(mistakes(xml).empty(), joined(mistakes(xml)));
}

std::string body(const std::string& id, const std::string& level, const std::string& rest,
                 const std::string& inside = "") {
    return "<organisation id='" + id + "' vi='x' en='x' kind='front' level='" + level + "' " +
           rest + ">" + inside + "</organisation>\n";
}

std::string code(const std::string& scheme, const std::string& text, const std::string& days = "") {
    return "<code scheme='" + scheme + "' text='" + text + "' " + days + "/>";
}

std::string with_code(const std::string& scheme, const std::string& text) {
    return directory(body("o", "province", "", code(scheme, text)));
}

// A unit of one post for one holder, then people.
std::string one_post(const std::string& people) {
    return office("<unit id='u' vi='U' en='U'><post id='p' vi='P' en='P' role='r'/></unit>\n",
                  people);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_mistake_is_said_at_once_in_the_order_of_the_lines) {
    const auto said =
        mistakes(one_post(person("a", "<holds post='x'/>") +
                          person("a", "<away from='2026-02-01' until='2026-01-01'/>") +
                          person("B", "<holds post='p'/><delegates to='B'/>")));
    BOOST_REQUIRE_EQUAL(said.size(), 5U);
    BOOST_TEST(said[0].find("d:5 There is no post with the id “x”.") == 0U);
    BOOST_TEST(said[1].find("d:6 The person “a” is there already") == 0U);
    BOOST_TEST(said[2].find("d:6 The period from 2026-02-01") == 0U);
    BOOST_TEST(said[3].find("d:7 id=“B” is not an id.") == 0U);
    BOOST_TEST(said[4].find("d:7 “B” delegates to oneself.") == 0U);
    const auto made = read_directory(one_post(person("a", "<holds post='x'/>")), "d");
    const Problem problem = made.error();
    BOOST_TEST(problem.en.find("The directory has 1 mistake;") == 0U);
    BOOST_TEST(problem.fields[0].vi ==
               "Không có chức vụ nào mang mã “x”. Hãy sửa mã, hoặc thêm mục đó vào tệp.");
}

BOOST_AUTO_TEST_CASE(a_hopeless_file_is_counted_but_not_listed_whole) {
    std::string people;
    for (std::size_t i = 0; i < xml::mistakes_listed_max + 50; ++i) {
        people += person("p" + std::to_string(i), "<holds post='x'/>");
    }
    const Problem problem = read_directory(one_post(people), "d").error();
    BOOST_TEST(problem.fields.size() == xml::mistakes_listed_max);
    BOOST_TEST(problem.en.find("has 250 mistakes") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_named_exists) {
    check_only(directory(body("o", "province", "parent='x'")),
               "d:2 There is no organisation with the id “x”.");
    check_only(directory(body("o", "province", "from='2025-07-01'", "\n<predecessor id='x'/>")),
               "d:3 There is no organisation with the id “x”.");
    check_only(office("<unit id='u' vi='U' en='U'>"
                      "<post id='p' vi='P' en='P' role='r' superior='x'/></unit>",
                      ""),
               "d:3 There is no post with the id “x”.");
    check_only(one_post(person("a", "<holds post='p'/>\n<delegates to='x'/>")),
               "d:6 There is no person with the id “x”.");
    check_only(
        one_post(person("a", "<delegates to='b' post='x'/>") + person("b", "<holds post='p'/>")),
        "d:5 There is no post with the id “x”.");
}

BOOST_AUTO_TEST_CASE(each_id_is_there_once) {
    check_only(directory(body("o", "province", "") + body("o", "province", "")),
               "d:3 The organisation “o” is there already, in line 2.");
    check_only(office("<unit id='u' vi='U' en='U'/>\n<unit id='u' vi='U' en='U'/>", ""),
               "d:4 The unit “u” is there already, in line 3.");
    check_only(office("<unit id='u' vi='U' en='U'><post id='p' vi='P' en='P' role='r'/>\n"
                      "<post id='p' vi='P' en='P' role='r'/></unit>",
                      ""),
               "d:4 The post “p” is there already, in line 3.");
    check_only(directory(person("a", "") + person("a", "")),
               "d:3 The person “a” is there already, in line 2.");
    check_only(directory("<person id='a' name='A' account='x'/>\n"
                         "<person id='b' name='B' account='x'/>"),
               "d:3 The account “x” is there already, in line 2.");
    // Different kinds of things may share one.
    check_fine(office("<unit id='o' vi='U' en='U'><post id='o' vi='P' en='P' role='r'/></unit>",
                      person("o", "")));
}

BOOST_AUTO_TEST_CASE(ids_and_names_are_well_formed) {
    check_only(directory("<person id='An' name='A'/>"), "d:2 id=“An” is not an id.");
    check_only(directory("<person id='' name='A'/>"), "d:2 id=“” is not an id.");
    check_only(directory("<person id='" + std::string(id_length_max + 1, 'a') + "' name='A'/>"),
               "d:2 id=“aaa");
    check_fine(directory("<person id='" + std::string(id_length_max, 'a') + "' name='A'/>"));
    check_only(directory("<person id='a' name=' '/>"), "d:2 name is empty, longer");
    check_only(directory("<person id='a' name='a&#10;b'/>"), "d:2 name is empty, longer");
    std::string name;
    for (std::size_t i = 0; i < name_length_max; ++i) {
        name += "ệ";
    }
    check_fine(directory("<person id='a' name='" + name + "'/>"));
    check_only(directory("<person id='a' name='" + name + "a'/>"), "d:2 name is empty, longer");
    check_only(directory("<person id='a' name='A' account='Ă'/>"), "d:2 account=“Ă” is not an id.");
    check_only(office("<unit id='u' vi='U' en=''/>", ""), "d:3 en is empty");
    check_only(office("<unit id='u' vi='U' en='U'><post id='p' vi='P' en='P'/></unit>", ""),
               "d:3 role=“” is not an id.");
    check_only(one_post(person("a", "<holds post='p'/>") +
                        person("b", "<delegates to='a' matters='m Ơ'/>")),
               "d:6 matters=“Ơ” is not an id.");
    check_only(directory(person("a", "<away reason='&#7;'/>")), "d:2 reason is empty");
    check_only("<directory xmlns='urn:phanbien:organisation:1' en='b'/>", "d:1 vi is empty");
}

BOOST_AUTO_TEST_CASE(no_period_ends_before_it_starts) {
    const std::string back = "from='2026-02-02' until='2026-02-01'";
    const std::string says = "The period from 2026-02-02 to 2026-02-01 ends before it starts.";
    check_only(directory(body("o", "province", back)), "d:2 " + says);
    check_only(directory(body("o", "province", "", "\n" + code("qd20-2020", "H53", back))),
               "d:3 " + says);
    check_only(office("<unit id='u' vi='U' en='U' " + back + "/>", ""), "d:3 " + says);
    check_only(office("<unit id='u' vi='U' en='U'><post id='p' vi='P' en='P' role='r' " + back +
                          "/></unit>",
                      ""),
               "d:3 " + says);
    check_only(one_post(person("a", "<holds post='p' " + back + "/>")), "d:5 " + says);
    check_only(one_post(person("a", "<away " + back + "/>")), "d:5 " + says);
    check_only(one_post(person("a", "<holds post='p'/>") +
                        person("b", "<delegates to='a' " + back + "/>")),
               "d:6 " + says);
    check_fine(one_post(person("a", "<holds post='p' from='2026-02-01' until='2026-02-01'/>")));
}

BOOST_AUTO_TEST_CASE(nothing_reaches_beyond_what_it_is_part_of) {
    check_only(directory(body("a", "province", "from='2025-07-01'") +
                         body("b", "province", "parent='a' from='2025-06-30'")),
               "d:3 The organisation “b” (from 2025-06-30) reaches beyond the body above it (from "
               "2025-07-01).");
    check_only(directory(body("o", "province", "until='2025-06-30'",
                              code("qd20-2020", "H53", "until='2025-07-01'"))),
               "d:2 The code “H53” (until 2025-07-01) reaches beyond its organisation");
    const auto unit = [](const std::string& days, const std::string& inside,
                         const std::string& people = "") {
        return directory(body("o", "province", "from='2025-07-01'",
                              "<unit id='u' vi='U' en='U' " + days + ">\n" + inside + "</unit>") +
                         people);
    };
    const std::string post = "<post id='p' vi='P' en='P' role='r' ";
    check_only(unit("from='2025-06-30'", ""), "d:2 The unit “u” (from 2025-06-30) reaches beyond");
    check_only(unit("until='2026-01-01'", "<unit id='v' vi='V' en='V' until='2026-01-02'/>"),
               "d:3 The unit “v” (until 2026-01-02) reaches beyond what it belongs to (from "
               "2025-07-01 to 2026-01-01).");
    check_only(unit("", post + "until='2025-06-30'/>"),
               "d:3 The post “p” (until 2025-06-30) reaches beyond its unit");
    check_only(unit("", post + "until='2026-01-01'/>\n",
                    person("a", "<holds post='p' from='2026-01-02'/>")),
               "d:5 The tenure of “p” (from 2026-01-02) reaches beyond the post");
    check_only(unit("until='2026-01-01'", post + "/>\n",
                    person("a", "<holds post='p' until='2026-01-02'/>")),
               "d:5 The tenure of “p” (until 2026-01-02) reaches beyond the post");
    check_fine(unit("until='2026-01-01'", post + "/>", person("a", "<holds post='p'/>")));
}

BOOST_AUTO_TEST_CASE(a_post_for_one_has_one_holder_at_a_time) {
    const auto two = [](const std::string& first, const std::string& second) {
        return one_post(person("a", "<holds post='p' " + first + "/>") +
                        person("b", "<holds post='p' " + second + "/>"));
    };
    check_fine(two("until='2026-01-31'", "from='2026-02-01'"));
    check_fine(two("from='2026-02-01'", "until='2026-01-31'"));
    check_only(two("until='2026-02-01'", "from='2026-02-01'"),
               "d:6 The post “p” is for one holder, but at one time (from 2026-02-01 to "
               "2026-02-01) both “a” "
               "(line 5) and “b” hold it.");
    check_only(two("", ""), "d:6 The post “p” is for one holder, but at one time (always) both");
    // A short tenure between does not hide that the long one goes on.
    check_only(one_post(person("a", "<holds post='p' from='2026-01-01' until='2026-12-31'/>") +
                        person("b", "<holds post='p' from='2026-06-01'/>")),
               "d:6 The post “p”");
    BOOST_TEST(
        mistakes(one_post(person("a", "<holds post='p' from='2026-01-01' until='2026-12-31'/>") +
                          person("b", "<holds post='p' from='2026-02-01' until='2026-02-02'/>") +
                          person("c", "<holds post='p' from='2026-06-01'/>")))
            .size() == 2U);
    const auto several = [](const std::string& people) {
        return office(
            "<unit id='u' vi='U' en='U'>"
            "<post id='p' vi='P' en='P' role='r' holders='several'/></unit>\n",
            people);
    };
    check_fine(several(person("a", "<holds post='p'/>") + person("b", "<holds post='p'/>")));
    check_only(several(person("a", "<holds post='p'/>\n<holds post='p' from='2026-01-01'/>")),
               "d:6 “a” holds the post “p” twice at the same time.");
}

BOOST_AUTO_TEST_CASE(a_unit_has_one_head_at_a_time) {
    const auto heads = [](const std::string& first, const std::string& second) {
        return office(
            "<unit id='u' vi='U' en='U'>"
            "<post id='p' vi='P' en='P' role='r' head='yes' " +
                first +
                "/>\n"
                "<post id='q' vi='Q' en='Q' role='r' head='yes' " +
                second + "/></unit>",
            "");
    };
    check_only(heads("", ""), "d:4 The unit “u” has two head posts at the same time: “p” and “q”.");
    check_fine(heads("until='2026-01-31'", "from='2026-02-01'"));
}

BOOST_AUTO_TEST_CASE(bodies_do_not_run_in_a_circle) {
    check_only(directory(body("a", "province", "parent='b'") + body("b", "province", "parent='a'")),
               "d:2 The bodies above one another run in a circle: “a”, “b”.");
    check_only(directory(body("a", "province", "parent='a'")), "d:2 The bodies above one another");
    std::string chain = body("b0", "province", "");
    for (int i = 1; i <= 17; ++i) {
        chain +=
            body("b" + std::to_string(i), "province", "parent='b" + std::to_string(i - 1) + "'");
    }
    check_only(directory(chain), "d:19 “b17” has more than 16 levels of bodies above it.");
}

BOOST_AUTO_TEST_CASE(superiors_do_not_run_in_a_circle_on_any_day) {
    const auto posts = [](const std::string& p, const std::string& q) {
        return office(
            "<unit id='u' vi='U' en='U'>"
            "<post id='p' vi='P' en='P' role='r' " +
                p +
                "/>\n"
                "<post id='q' vi='Q' en='Q' role='r' " +
                q + "/></unit>",
            "");
    };
    check_only(posts("superior='q'", "superior='p'"),
               "d:3 The superiors of these posts run in a circle: “p”, “q”.");
    check_only(posts("superior='p'", ""), "d:3 The superiors of these posts");
    // Whoever is below the head by the tree may not be above it by name.
    check_only(posts("head='yes' superior='q'", ""), "d:3 The superiors of these posts");
    check_fine(posts("superior='q' until='2026-01-31'", "superior='p' from='2026-02-01'"));
    check_only(posts("superior='q' until='2026-02-01'", "superior='p' from='2026-02-01'"),
               "d:3 The superiors of these posts");
    // The named superior is gone from 1/2 on: then the head counts, and the circle begins.
    check_only(office("<unit id='u' vi='U' en='U'><post id='h' vi='H' en='H' role='r' head='yes' "
                      "superior='p'/><post id='p' vi='P' en='P' role='r' superior='s'/>"
                      "<post id='s' vi='S' en='S' role='r' until='2026-01-31' superior='t'/></unit>"
                      "<unit id='w' vi='W' en='W'><post id='t' vi='T' en='T' role='r'/></unit>",
                      ""),
               "d:3 The superiors of these posts run in a circle: “h”, “p”.");
}

BOOST_AUTO_TEST_CASE(delegations_do_not_run_in_a_circle) {
    const auto pair = [](const std::string& first, const std::string& second) {
        return committee(person("a", "<holds post='chair'/><delegates to='b' " + first + "/>") +
                         person("b", "<holds post='vice'/><delegates to='a' " + second + "/>"));
    };
    const std::string says = "d:12 Delegations run in a circle";
    check_only(pair("", ""), says + ": “a”, “b”.");
    check_only(pair("from='2026-01-01'", "from='2026-03-01' until='2026-03-01'"),
               says + " on 2026-03-01: “a”, “b”.");
    check_fine(pair("until='2026-01-31'", "from='2026-02-01'"));
    // Two heads stand in for each other, each in the other's own post.
    check_fine(pair("post='chair'", "post='vice'"));
    check_only(pair("post='chair'", ""), says);
    check_fine(pair("matters='m'", "matters='n o'"));
    check_only(pair("matters='m n'", "matters='n'"), says);
    check_only(committee(person("a", "<holds post='chair'/><delegates to='b'/>") +
                         person("b", "<holds post='vice'/><delegates to='c'/>") +
                         person("c", "<holds post='head'/><delegates to='e'/><delegates to='a'/>") +
                         person("e", "<holds post='clerk'/>")),
               says + ": “a”, “b”, “c”.");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_proven_free_of_circles_is_refused) {
    // 150 people, each delegating to the next on a day, in a post and a matter of its own.
    std::string posts;
    std::string people;
    for (int i = 0; i < 150; ++i) {
        const auto n = std::to_string(i);
        const auto on = to_text(day("2026-01-01") + std::chrono::days{i});
        posts += "<post id='p" + n + "' vi='P' en='P' role='r'/>";
        people += person("a" + n, "<holds post='p" + n + "'/><delegates to='a" +
                                      std::to_string((i + 1) % 150) + "' post='p" + n +
                                      "' matters='m" + n + "' from='" + on + "'/>");
    }
    check_only(office("<unit id='u' vi='U' en='U'>" + posts + "</unit>\n", people),
               "d:5 What is tied together here is too much");
}

BOOST_AUTO_TEST_CASE(a_large_unit_is_no_work_for_ever) {
    std::string posts;
    for (int i = 0; i < 20'000; ++i) {
        posts += "<post id='p" + std::to_string(i) + "' vi='P' en='P' role='r'/>";
    }
    check_fine(
        office("<unit id='u' vi='U' en='U'><post id='h' vi='H' en='H' role='r' head='yes'/>" +
                   posts + "</unit>",
               ""));
    check_only(office("<unit id='u' vi='U' en='U'><post id='h' vi='H' en='H' role='r' head='yes' "
                      "superior='p0'/>" +
                          posts + "</unit>",
                      ""),
               "d:3 The superiors of these posts run in a circle: “h”, “p0”.");
}

BOOST_AUTO_TEST_CASE(one_person_has_only_so_many_entries) {
    const auto away = [](std::size_t count) {
        std::string all;
        for (std::size_t i = 0; i < count; ++i) {
            all += "<away/>";
        }
        return directory(person("a", all));
    };
    check_fine(away(entries_of_person_max));
    check_only(away(entries_of_person_max + 1), "d:2 “a” has more than 500 posts, absences");
    std::string takers;
    for (std::size_t i = 0; i <= entries_of_person_max; ++i) {
        takers += person("b" + std::to_string(i), "<delegates to='a'/>");
    }
    check_only(committee(person("a", "<holds post='chair'/>") + takers),
               "d:12 “a” has more than 500");
}

BOOST_AUTO_TEST_CASE(a_long_id_is_cut_between_letters) {
    std::string id = "a";
    for (int i = 0; i < 1000; ++i) {
        id += "ệ";
    }
    const auto said = mistakes(directory("<person id='" + id + "' name='A'/>"));
    BOOST_REQUIRE_EQUAL(said.size(), 1U);
    BOOST_TEST(said[0].size() < 300U);
    BOOST_TEST(said[0].find("ệ…” is not an id.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_delegation_goes_to_somebody_else_with_a_post_who_is_there) {
    const auto to_b = [](const std::string& how, const std::string& b) {
        return committee(person("a", "<holds post='chair'/><delegates to='b' " + how + "/>") +
                         person("b", b) + person("c", "<holds post='head'/>"));
    };
    check_only(committee(person("a", "<holds post='chair'/><delegates to='a'/>")),
               "d:12 “a” delegates to oneself.");
    check_only(to_b("", ""),
               "d:12 “a” delegates to “b”, who holds no post in that period (always).");
    check_only(to_b("from='2026-02-01'", "<holds post='vice' until='2026-01-31'/>"),
               "d:12 “a” delegates to “b”, who holds no post in that period (from 2026-02-01).");
    const std::string vice = "<holds post='vice'/>";
    const std::string spring = "from='2026-02-01' until='2026-03-31'";
    const auto away = [&](const std::string& days) { return vice + "<away " + days + "/>"; };
    check_only(to_b(spring, away("")), "d:12 “a” delegates to “b”, who is away all that time");
    check_only(to_b(spring, away("from='2026-02-15'") + "<away until='2026-02-14'/>"),
               "d:12 “a” delegates to “b”, who is away all that time");
    check_fine(to_b(spring, away("from='2026-02-16'") + "<away until='2026-02-14'/>"));
    check_fine(to_b(spring, away("from='2026-02-02'")));
    check_fine(to_b(spring, away("until='2026-03-30'")));
    check_fine(to_b("", away("from='2026-02-01'")));
    check_fine(to_b(spring, away("") + "<delegates to='c'/>"));
}

BOOST_AUTO_TEST_CASE(one_gives_away_only_what_one_has) {
    const auto gives = [](const std::string& how, const std::string& more) {
        return committee(person("a", "<holds post='chair' until='2026-01-31'/>" + more +
                                         "<delegates to='b' " + how + "/>") +
                         person("b", "<holds post='vice'/>"));
    };
    check_fine(gives("post='chair'", ""));
    check_only(gives("post='head'", ""), "d:12 “a” delegates the post “head” without holding it");
    check_only(
        gives("post='chair' from='2026-02-01'", ""),
        "d:12 “a” delegates the post “chair” without holding it in that period (from 2026-02-01).");
    // Handed on by somebody who was given it.
    check_fine(committee(person("a", "<holds post='chair'/><delegates to='b' post='chair'/>") +
                         person("b", "<holds post='vice'/><delegates to='c' post='chair'/>") +
                         person("c", "<holds post='head'/>")));
}

BOOST_AUTO_TEST_CASE(a_predecessor_ends_before) {
    const auto merged = [](const std::string& before, const std::string& after) {
        return directory(body("a", "province", before) +
                         body("b", "province", after, "<predecessor id='a'/>"));
    };
    check_fine(merged("until='2025-06-30'", "from='2025-07-01'"));
    const std::string says = "d:3 “b” (";
    check_only(
        merged("until='2025-07-01'", "from='2025-07-01'"),
        says + "from 2025-07-01) succeeds “a”, which does not end before (until 2025-07-01).");
    check_only(merged("", "from='2025-07-01'"), says);
    check_only(merged("until='2025-06-30'", ""), says);
    check_only(directory(body("b", "province", "from='2025-07-01'", "<predecessor id='b'/>")),
               "d:2 “b” (from 2025-07-01) succeeds “b”");
}

BOOST_AUTO_TEST_CASE(from_july_2025_there_are_two_levels_of_local_government) {
    const auto tree = [](const std::string& district, const std::string& commune) {
        return directory(body("p", "province", "") +
                         body("d", "district", "parent='p' " + district) +
                         body("c", "commune", commune));
    };
    const std::string ended = "until='2025-06-30'";
    check_fine(tree(ended, "parent='d' " + ended));
    check_fine(tree(ended, "parent='p' from='2025-07-01'"));
    check_only(tree("until='2025-07-01'", "parent='d' " + ended),
               "d:3 “d” is a district and goes on");
    check_only(tree("", "parent='d' " + ended), "d:3 “d” is a district and goes on");
    check_only(tree(ended, "parent='d'"),
               "d:4 From 2025-07-01 on the commune “c” must stand under a province.");
    check_only(tree(ended, ""), "d:4 From 2025-07-01 on the commune “c”");
    // A village stands below its commune.
    check_fine(directory(body("p", "province", "") + body("c", "commune", "parent='p'") +
                         body("v", "commune", "parent='c'")));
    check_only(
        directory(body("c", "commune", ended) + body("p", "province", "parent='c' " + ended)),
        "d:3 “p” stands below “c”, which is of a lower level.");
}

BOOST_AUTO_TEST_CASE(codes_have_the_form_of_their_scheme) {
    for (const auto* good : {"000.00.21.H53", "123.45.67.Z01"}) {
        check_fine(with_code("edxml-2016", good));
    }
    for (const auto* bad : {"", "000.00.21.H5", "000.00.21.H533", "00A.00.21.H53", "000-00.21.H53",
                            "000.00.21.h53", "000.00.21.Z00", "H53.21.00.000"}) {
        check_only(with_code("edxml-2016", bad),
                   "d:2 “" + std::string(bad) + "” is no code of the old");
    }
    for (const auto* good :
         {"H53", "H53.21", "Z01", "Z99.1.2", "A00.1234567890.1234567890.123456789"}) {
        check_fine(with_code("qd20-2020", good));
    }
    for (const auto* bad :
         {"", "H5", "h53", "H533", "53H", "Z00", "Z00.1", "H53.", "H53..1", ".H53", "H53.a", "H53 ",
          "000.00.21.H53", "A00.1234567890.1234567890.1234567890"}) {
        check_only(with_code("qd20-2020", bad),
                   "d:2 “" + std::string(bad) + "” is no code of QĐ 20/2020");
    }
}

BOOST_AUTO_TEST_CASE(a_code_means_one_body_at_a_time) {
    const auto two = [](const std::string& first, const std::string& second) {
        return directory(body("a", "province", "", code("qd20-2020", "H53", first)) +
                         body("b", "province", "", code("qd20-2020", "H53", second)));
    };
    check_only(two("", ""), "d:3 The code “H53” belongs to “a” at the same time (line 2).");
    check_fine(two("until='2025-06-30'", "from='2025-07-01'"));
    check_fine(two("from='2025-07-01'", "until='2025-06-30'"));
    // The body itself ended, so its code is free.
    check_fine(directory(body("a", "province", "until='2025-06-30'", code("qd20-2020", "H53")) +
                         body("b", "province", "from='2025-07-01'", code("qd20-2020", "H53"))));
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_held_against_the_same_rules) {
    written::Directory typed{.vi = "a", .en = "b"};
    typed.people.push_back({.id = "a", .name = "A", .tenures = {{.post = "x", .line = {7}}}});
    const Problem problem = Directory::make(typed, "form").error();
    BOOST_TEST(problem.fields.at(0).pointer == "form:7");
    typed.people[0].tenures.clear();
    BOOST_TEST(Directory::make(typed, "form").value().people().size() == 1U);
}
