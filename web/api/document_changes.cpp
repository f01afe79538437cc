// What stands differently in the texts of two files of a dossier: for whoever has decided on one
// and is asked about the other.
#include <algorithm>

#include "engine/document/provision_lines.hpp"
#include "engine/text/diff.hpp"
#include "web/api/diff_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

using document::Provision;

namespace {

constexpr std::size_t paragraphs_around = 1;    // kept ones shown beside a change
constexpr std::size_t paragraphs_max = 20'000;  // of one text

// The text as it is read down the page.
void add_paragraphs(const std::vector<Provision>& provisions, std::vector<std::string>& out) {
    for (const auto& it : provisions) {
        std::vector<std::string> lines;
        document::add_lines(it.text, lines);
        auto head = document::head_of(it);
        if (it.heading.empty() && !head.empty() && !lines.empty()) {
            // "Khoản 1" and its first line are one paragraph of the page.
            lines.front().insert(0, head + ". ");
        } else if (!head.empty()) {
            out.push_back(std::move(head));
        }
        std::ranges::move(lines, std::back_inserter(out));
        for (const auto& row : it.rows) {
            out.push_back(document::row_line(row));
        }
        add_paragraphs(it.children, out);
    }
}

struct ReadFile {
    dossier::FileRef file;
    std::vector<std::string> paragraphs;
};

Problem file_missing(const std::string& name) {
    return {ProblemKind::missing,
            "file.missing",
            "Hồ sơ không có tệp này, hoặc bạn không được xem.",
            "The dossier has no such file, or you may not read it.",
            {{"/" + name, "Không có tệp này.", "There is no such file."}}};
}

// Says first which file it is.
Problem unreadable(const dossier::FileRef& file, const Problem& why) {
    return {why.kind, "document.unreadable",
            "Không so sánh được vì không đọc được chữ trong tệp “" + file.name + "”: " + why.vi +
                " Hãy tải hai bản về để đối chiếu.",
            "They cannot be compared: the text of “" + file.name + "” cannot be read. " + why.en +
                " Download both to compare them."};
}

Problem too_long(const dossier::FileRef& file) {
    const auto most = std::to_string(paragraphs_max);
    return {ProblemKind::too_large, "document.too_long",
            "Tệp “" + file.name + "” dài quá " + most + " đoạn nên không so sánh được.",
            "“" + file.name + "” is longer than " + most + " paragraphs and cannot be compared."};
}

Result<ReadFile> read_file(Call& call, const OpenDossier& open, const std::string& name) {
    const auto asked = call.query.find(name);
    const auto file =
        asked == call.query.end() ? std::nullopt : readable_file(open, call.actor(), asked->second);
    const auto bytes = file ? call.desk.reading().file_bytes(file->hash) : std::nullopt;
    if (!bytes) {
        return file_missing(name);
    }
    const auto outline = call.site.parts.formats.read_draft(file->name, *bytes);
    if (!outline) {
        return unreadable(*file, outline.error());
    }
    ReadFile out{.file = *file, .paragraphs = {}};
    add_paragraphs(outline->provisions, out.paragraphs);
    for (const auto& note : outline->notes) {
        document::add_lines(note, out.paragraphs);
    }
    if (out.paragraphs.size() > paragraphs_max) {
        return too_long(*file);
    }
    return out;
}

// What is kept is shown beside a change only: the rest can be read in the file.
json::array changes_json(const std::vector<text::ComparedParagraph>& paragraphs) {
    std::vector<bool> shown(paragraphs.size(), false);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (paragraphs[i].fate != text::ParagraphFate::kept) {
            const auto first = i - std::min(i, paragraphs_around);
            const auto last = std::min(i + paragraphs_around, paragraphs.size() - 1);
            std::fill(shown.begin() + static_cast<std::ptrdiff_t>(first),
                      shown.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
        }
    }
    json::array out;
    std::size_t left_out = 0;
    const auto say_left_out = [&] {
        if (left_out > 0) {
            out.push_back(
                {{"fate", "left_out"}, {"pieces", json::array()}, {"left_out", left_out}});
        }
        left_out = 0;
    };
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!shown[i]) {
            ++left_out;
            continue;
        }
        say_left_out();
        auto& shown_one = out.emplace_back(paragraph_json(paragraphs[i])).as_object();
        shown_one.emplace("left_out", 0);
    }
    say_left_out();
    return out;
}

}  // namespace

Result<Response> get_document_changes(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto from, read_file(call, open, "from"));
    TRY(const auto to, read_file(call, open, "to"));
    const auto paragraphs = text::compared(from.paragraphs, to.paragraphs);
    const auto count = [&](text::ParagraphFate fate) {
        return std::ranges::count(paragraphs, fate, &text::ComparedParagraph::fate);
    };
    return json_response(200, {{"from", file_ref(from.file)},
                               {"to", file_ref(to.file)},
                               {"removed", count(text::ParagraphFate::removed)},
                               {"added", count(text::ParagraphFate::added)},
                               {"changed", count(text::ParagraphFate::changed)},
                               {"paragraphs", changes_json(paragraphs)}});
}

}  // namespace phanbien::api
