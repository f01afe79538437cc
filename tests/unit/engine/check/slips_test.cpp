// Slips of the pen in the real definition: each is found, by the rule that is meant for it.
#include <array>
#include <boost/test/unit_test.hpp>

#include "samples.hpp"

using namespace phanbien;
using namespace phanbien::check;

BOOST_AUTO_TEST_SUITE(slips_of_the_pen)

namespace {

struct Slip {
    std::string_view rule;
    std::string_view from;  // the first place in the text
    std::string_view to;
};

constexpr auto slips = std::to_array<Slip>({
    // A choice that no longer covers every case.
    {"guard-gap", R"(cond="!sent_in")", R"(cond="!sent_in &amp;&amp; duplicate")"},
    {"guard-overlap", R"(cond="!sent_in")", R"(cond="!sent_in || duplicate")"},
    {"guard-gap", R"(cond="!conference" target="conference_unused")",
     R"(cond="!conference &amp;&amp; written" target="conference_unused")"},
    // What no guard takes was refused in words.
    {"guard-gap",
     R"(pb:else_vi="Hãy chọn ít nhất một hình thức: hội nghị, gửi lấy ý kiến hoặc đối thoại."
                    pb:else_en="Choose at least one form: conference, written consultation or dialogue.")",
     ""},
    // The guard asks for more than the requirements of the action do.
    {"guard-gap", R"(cond="reviews_open == 0" target="written_done")",
     R"(cond="reviews_open == 0 &amp;&amp; written" target="written_done")"},
    {"unknown-name", R"(cond="sent_in" target)", R"(cond="sentin" target)"},
    {"unknown-name", "_event.data.dialogue\"", "_event.data.dialog\""},
    {"wrong-type", R"(cond="reviews_open == 0" target)", R"(cond="reviews_open == false" target)"},
    {"wrong-type", R"(<assign location="answer_late" expr="true"/>)",
     R"(<assign location="answer_late" expr="1"/>)"},
    {"wrong-assignment", R"(<assign location="answer_late" expr="true"/>)",
     R"(<assign location="reviews_open" expr="1"/>)"},
    {"outside-profile", R"(cond="sent_in" target)", R"~(cond="Boolean(sent_in)" target)~"},
    {"event-nobody-raises", R"(event="due.answer")", R"(event="due.answers")"},
    {"join-never-done", R"(event="conference.held" target="conference_done")",
     R"(event="conference.held" target="conference_open")"},
    {"unreachable-state", R"(event="scope.refuse" target="refused")",
     R"(event="scope.refuse" target="returned")"},
    {"task-without-superior", R"( escalate="department_head")", ""},
    {"task-without-due", R"(role="drafter" of="drafting_body" due="P20D")",
     R"(role="drafter" of="drafting_body")"},
    {"shadowed-transition", R"(<transition cond="sent_in" target="submitted"/>)",
     R"(<transition target="submitted"/>)"},
});

std::string with_slip(const Slip& slip) {
    auto text = text_of(tests::source_folder() / "workflows/phan-bien.scxml");
    const auto at = text.find(slip.from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "not in the definition: " << slip.from);
    return text.replace(at, slip.from.size(), slip.to);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_is_found_by_its_rule) {
    const auto office = shipped_office();
    for (const auto& slip : slips) {
        const auto findings = check_definition({"slip.scxml", with_slip(slip)}, office);
        BOOST_TEST(
            std::ranges::any_of(findings, [&](const Finding& it) { return it.rule == slip.rule; }),
            slip.rule << ": " << slip.to);
    }
}

BOOST_AUTO_TEST_SUITE_END()
