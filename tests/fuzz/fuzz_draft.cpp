// Any bytes as an uploaded draft (text, Word, OpenDocument, Akoma Ntoso) and as what poppler makes
// of a PDF: a provision tree or a refusal in both languages. What was read is written as JSON, read
// again and is the same; written as Akoma Ntoso it is read again, and from then on stays the same;
// every eId stands once.
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <cstdlib>
#include <set>

#include "adapters/akn/akn.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "engine/document/outline_json.hpp"

namespace {

void expect(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void collect(const std::vector<phanbien::document::Provision>& provisions,
             std::set<std::string>& eids) {
    for (const auto& provision : provisions) {
        expect(provision.eid.empty() || eids.insert(provision.eid).second);
        collect(provision.children, eids);
    }
}

using phanbien::document::Outline;

void check_json(const Outline& outline) {
    const auto written = phanbien::document::to_json(outline);
    const auto again = phanbien::document::outline_from_json(written);
    expect(again.has_value());
    expect(boost::json::serialize(phanbien::document::to_json(*again)) ==
           boost::json::serialize(written));
}

// The first time control characters become spaces and unnatural numbers natural.
void check_akoma_ntoso(const Outline& outline) {
    const phanbien::akn::Identity identity;
    const auto once = phanbien::akn::read_akn(phanbien::akn::write_akn(outline, identity));
    if (!once.has_value()) {  // more XML than is ever read
        return;
    }
    const auto xml = phanbien::akn::write_akn(*once, identity);
    const auto twice = phanbien::akn::read_akn(xml);
    expect(twice.has_value() && phanbien::akn::write_akn(*twice, identity) == xml);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto outline = bytes.starts_with("<html") ? phanbien::read_page_layout(bytes)
                                                    : phanbien::read_draft("draft.txt", bytes);
    if (!outline.has_value()) {
        expect(!outline.error().vi.empty() && !outline.error().en.empty());
        return 0;
    }
    std::set<std::string> eids;
    collect(outline->provisions, eids);
    check_json(*outline);
    check_akoma_ntoso(*outline);
    return 0;
}
