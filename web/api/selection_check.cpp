#include "web/api/selection_check.hpp"

#include <boost/json/parse.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/document/outline_json.hpp"

namespace phanbien::api {

namespace {

// The code points from `start` up to `end`; less where the text is shorter.
std::string_view code_point_range(std::string_view utf8, int start, int end) {
    std::size_t begin = utf8.size();
    std::size_t behind = utf8.size();
    int count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        if ((static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) {
            continue;  // goes on with a letter
        }
        if (count == start) {
            begin = at;
        }
        if (count == end) {
            behind = at;
            break;
        }
        ++count;
    }
    return utf8.substr(begin, behind - std::min(begin, behind));
}

using document::Outline;

// An opinion of a command, and where its mistakes are pointed at.
struct Said {
    const dossier::GiveOpinion& opinion;
    std::string place;
};

std::vector<Said> selections_in(const dossier::CommandBody& body) {
    std::vector<Said> out;
    const auto add = [&](const dossier::GiveOpinion& opinion, std::string place) {
        if (opinion.selection.has_position()) {
            out.push_back({opinion, std::move(place)});
        }
    };
    if (const auto* given = std::get_if<dossier::GiveOpinion>(&body)) {
        add(*given, "/data");
    } else if (const auto* many = std::get_if<dossier::GiveOpinions>(&body)) {
        for (std::size_t i = 0; i < many->opinions.size(); ++i) {
            add(many->opinions[i], "/data/opinions/" + std::to_string(i));
        }
    }
    return out;
}

// The texts of the versions that selections name, each read once; null where there is none.
class Outlines {
  public:
    Outlines(runtime::Reading& reading, const dossier::Dossier& dossier)
        : reading_(reading), dossier_(dossier) {}

    Result<const Outline*> of(int number) {
        const auto [kept, is_new] = read_.try_emplace(number);
        const auto* version = dossier_.version(number);
        if (is_new && version != nullptr) {
            if (const auto stored = reading_.file_bytes(version->added.outline)) {
                TRY(kept->second, document::outline_from_json(boost::json::parse(*stored)));
            }
        }
        return kept->second ? &*kept->second : nullptr;
    }

  private:
    runtime::Reading& reading_;
    const dossier::Dossier& dossier_;
    std::map<int, std::optional<Outline>> read_;
};

bool stands_there(const dossier::GiveOpinion& given, const Outline& outline) {
    const auto* provision = document::find(outline.provisions, given.eid);
    return provision == nullptr || code_point_range(provision->text, given.selection.start,
                                                    given.selection.end) == given.quote;
}

Problem mismatch(const std::vector<std::string>& places) {
    Problem problem{ProblemKind::invalid,
                    "selection.mismatch",
                    "Các chữ được chọn không đứng ở vị trí đó trong bản dự thảo. Hãy chọn lại.",
                    "The selected words do not stand at that place of the draft. Select them "
                    "again.",
                    {}};
    for (const auto& place : places) {
        problem.fields.push_back(
            {place + "/selector", "Hãy chọn lại các chữ.", "Select the words again."});
    }
    return problem;
}

}  // namespace

Result<void> check_selection_in_text(Call& call, const dossier::CommandBody& body) {
    const auto selections = selections_in(body);
    if (selections.empty()) {
        return {};
    }
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.draft) {
        return {};
    }
    Outlines outlines(call.desk.reading(), open.dossier);
    std::vector<std::string> wrong;
    for (const auto& it : selections) {
        TRY(const auto* outline, outlines.of(it.opinion.version));
        if (outline != nullptr && !stands_there(it.opinion, *outline)) {
            wrong.push_back(it.place);
        }
    }
    return wrong.empty() ? Result<void>() : mismatch(wrong);
}

}  // namespace phanbien::api
