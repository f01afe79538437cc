// Any bytes as an uploaded draft: a provision tree or a refusal in both languages. What was read is
// written as JSON, read again and is the same; every eId stands once.
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <cstdlib>
#include <set>

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto outline = phanbien::read_draft(size % 2 == 0 ? "draft.txt" : "draft.docx", bytes);
    if (!outline.has_value()) {
        expect(!outline.error().vi.empty() && !outline.error().en.empty());
        return 0;
    }
    std::set<std::string> eids;
    collect(outline->provisions, eids);
    const auto written = phanbien::document::to_json(*outline);
    const auto again = phanbien::document::outline_from_json(written);
    expect(again.has_value());
    expect(boost::json::serialize(phanbien::document::to_json(*again)) ==
           boost::json::serialize(written));
    return 0;
}
