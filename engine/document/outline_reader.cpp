#include "engine/document/outline_reader.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "engine/document/closing_sentence.hpp"
#include "engine/document/contents_list.hpp"
#include "engine/document/eid.hpp"
#include "engine/document/quotation.hpp"
#include "engine/document/standing.hpp"
#include "engine/document/sublist.hpp"
#include "engine/document/surroundings.hpp"
#include "engine/document/tree_builder.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t heading_bytes_max = 500;
constexpr std::size_t sentence_heading_bytes_max = 160;  // with a full stop at its end
constexpr int first_clause_max = 3;
constexpr int clause_jump_max = 5;
constexpr int point_jump_max = 5;

bool is_unit(ProvisionKind kind) {
    return kind <= ProvisionKind::article && kind != ProvisionKind::preamble;
}

// Where the reading stands.
enum class Region { front, body, closing };

class OutlineReader {
  public:
    explicit OutlineReader(const Flow& flow)
        : findings_(flow.warnings), lines_(lines_of(flow)), builder_(findings_) {
        const auto contents = find_contents_list(lines_);
        for (auto i = contents.first; i < contents.end; ++i) {
            lines_[i].marker.reset();
        }
        if (contents.first < contents.end) {
            const auto& line = lines_[contents.first];
            findings_.contents_list(line.text, line.position);
        }
        quotations_ = find_quotations(lines_);
    }

    Outline read() {
        form_ = form_of(lines_, quotations_.quoted);
        for (const auto i : quotations_.unclosed) {
            findings_.unclosed_quotation(lines_[i].text, lines_[i].position);
        }
        for (const auto i : quotations_.unmarked) {
            findings_.unquoted_amendment(lines_[i].text, lines_[i].position);
        }
        if (form_ == Form::unnumbered) {
            findings_.no_structure();
        }
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            read_line(lines_[at_]);
        }
        Outline outline;
        outline.title = title_of(std::span(lines_).first(front_end_.value_or(lines_.size())));
        outline.provisions = builder_.finish();
        assign_ids(outline.provisions);
        outline.counts = count(outline.provisions);
        outline.warnings = findings_.take();
        return outline;
    }

  private:
    void read_line(const Line& line) {
        if (line.holds_foreign_number) {
            findings_.foreign_text(line.text.substr(find_glued_marker(line.text)->at),
                                   line.position);
        }
        if (line.table != nullptr) {
            read_table(line);
        } else if (quotations_.quoted[at_]) {
            heading_open_ = false;
            keep_text(line);
        } else if (line.repeats_next) {
            read_repeated_heading(line);
        } else if (!open_annex(line) && !open_provision(line)) {
            read_text(line);
        }
    }

    // ---- provisions ------------------------------------------------------------------------

    bool open_provision(const Line& line) {
        auto marker = line.marker;
        if (form_ == Form::plan && !marker) {
            marker = read_roman_marker(line.text);
            marker = marker ? marker : read_letter_marker(line.text);
        }
        if (!marker || !may_stand(line, *marker)) {
            return false;
        }
        if (is_unit(marker->kind) && repeats_open_heading(line, *marker)) {
            return true;
        }
        if (region_ != Region::body) {
            enter_body();
        }
        if (line.marker) {
            builder_.note_number(line);
        }
        Provision provision{.kind = marker->kind,
                            .number = marker->number,
                            .label = marker->label,
                            .position = line.position};
        if (!builder_.open(std::move(provision))) {
            return false;
        }
        if (is_unit(marker->kind)) {
            sublist_.begin_article();
            last_of_[static_cast<std::size_t>(marker->kind)] = marker->number;
        } else if (marker->kind == ProvisionKind::clause) {
            sublist_.begin_clause(*marker);
        }
        place_rest(line, std::string_view(line.text).substr(marker->rest_at));
        return true;
    }

    void enter_body() {
        region_ = Region::body;
        front_end_ = front_end_.value_or(at_);
    }

    bool may_stand(const Line& line, const Marker& marker) {
        const bool due = continues_sequence(marker);
        if (form_open_ || (marker.doubtful && !due)) {
            return false;
        }
        if (at_ > 0 && !line.automatic_number && ends_in_reference(lines_[at_ - 1].text) &&
            (!due || goes_on_referring(std::string_view(line.text).substr(marker.rest_at)))) {
            return false;
        }
        switch (marker.kind) {
            case ProvisionKind::clause:
                return clause_may_stand(line, marker);
            case ProvisionKind::point:
                return point_may_stand(line, marker);
            default:
                return true;
        }
    }

    // The number that is due next is one even below "Điều 20. Trình tự quản lý văn bản đến số".
    bool continues_sequence(const Marker& marker) const {
        const auto number = read_ordinal(marker.number);
        switch (marker.kind) {
            case ProvisionKind::point:
                return place_of_letter(marker.number, Alphabet::vietnamese) ==
                       builder_.last_point() + 1;
            case ProvisionKind::clause:
                return follows(builder_.clauses().last(), number);
            case ProvisionKind::article:
                return follows(builder_.articles().last(), number);
            default:
                return follows(read_ordinal(last_of_[static_cast<std::size_t>(marker.kind)]),
                               number) ||
                       (number && number->base == 1);
        }
    }

    bool clause_may_stand(const Line& line, const Marker& marker) {
        const bool place = builder_.within(ProvisionKind::article) ||
                           (form_ == Form::plan && !builder_.within(ProvisionKind::annex));
        const auto number = read_ordinal(marker.number);
        if (!place || region_ == Region::closing || !number) {
            return false;
        }
        const auto& last = builder_.clauses().last();
        const int before = last ? last->base : 0;
        if (number->base > (last ? before + clause_jump_max : first_clause_max)) {
            findings_.unlikely_number(line.text, line.position);
            return false;
        }
        if (!line.automatic_number &&
            sublist_.takes(marker, *number, before,
                           lines_[at_ - std::min<std::size_t>(at_, 1)].text)) {
            if (number->base == 1 && marker.sign == '.') {
                findings_.restarted_number(line.text, line.position);
            }
            return false;
        }
        const auto* top = builder_.innermost();
        return !marker.doubtful || last || top == nullptr || top->kind != ProvisionKind::point;
    }

    bool point_may_stand(const Line& line, const Marker& marker) {
        if (region_ != Region::body ||
            (!builder_.within(ProvisionKind::article) && !builder_.within(ProvisionKind::clause))) {
            return false;
        }
        const auto last = builder_.last_point();
        if (line.automatic_number) {
            return place_of_letter(marker.number, Alphabet::latin) > 0;
        }
        const auto place = place_of_letter(marker.number, Alphabet::vietnamese);
        if (marker.sign != ')') {
            return place == last + 1;
        }
        if (place == 0) {
            return stands_behind(marker.number, last);
        }
        // i) below b) counts in Roman numbers inside the point.
        const bool roman = marker.number == "i" && last > 0 && last + 4 < place;
        if (!roman && place > last + point_jump_max) {
            findings_.unlikely_number(line.text, line.position);
        }
        return !roman && place <= last + point_jump_max;
    }

    // "CHƯƠNG II" once more, with nothing between the two.
    bool repeats_open_heading(const Line& line, const Marker& marker) {
        const auto* top = builder_.innermost();
        const bool repeated = top != nullptr && top->kind == marker.kind &&
                              marker.kind != ProvisionKind::article &&
                              top->number == marker.number && top->children.empty();
        if (repeated) {
            findings_.repeated_heading(line.text, line.position);
            repeated_heading_ = top->heading;
            heading_open_ = top->heading.empty();
        }
        return repeated;
    }

    // Behind the number: a heading, the provision's text, or nothing yet.
    void place_rest(const Line& line, std::string_view rest) {
        const auto kind = builder_.innermost()->kind;
        heading_open_ = false;
        heading_wraps_ = false;
        repeated_heading_.clear();
        if (!is_unit(kind)) {
            if (!rest.empty()) {
                builder_.add_text(rest, line.position);
            }
            return;
        }
        if (rest.empty()) {
            heading_open_ = true;
        } else if (kind != ProvisionKind::article) {
            builder_.add_heading(rest);
            heading_open_ = true;
        } else if (is_article_heading(rest)) {
            builder_.add_heading(rest);
            heading_wraps_ = !ends_sentence(rest);
        } else {
            builder_.add_text(rest, line.position);
        }
    }

    // "Điều 3. Giải thích từ ngữ" has a heading; "Điều 3. Quyết định này có hiệu lực kể từ ngày
    // ký." has its text there.
    bool is_article_heading(std::string_view rest) const {
        if (rest.size() > heading_bytes_max || rest.ends_with(':') || rest.ends_with(';') ||
            rest.ends_with("./.")) {
            return false;
        }
        return !rest.ends_with('.') ||
               (rest.size() <= sentence_heading_bytes_max && content_follows());
    }

    bool content_follows() const {
        if (at_ + 1 >= lines_.size()) {
            return false;
        }
        const auto& next = lines_[at_ + 1];
        return next.table == nullptr && !opens_signature(next.text) &&
               !opens_recipients(next.text) && !read_annex_marker(next.text, next.look) &&
               !(next.marker && is_unit(next.marker->kind));
    }

    // ---- headings and text -----------------------------------------------------------------

    void read_repeated_heading(const Line& line) {
        findings_.repeated_heading(line.text, line.position);
        builder_.open_block(line.text, line.position);
        heading_open_ = true;
    }

    void read_text(const Line& line) {
        if (take_heading(line) || (is_rule(line.text) && region_ != Region::body)) {
            return;
        }
        heading_open_ = false;
        heading_wraps_ = false;
        if (region_ == Region::front) {
            read_front(line);
        } else if (!read_closing(line)) {
            leave_list(line);
            keep_text(line);
        }
    }

    bool take_heading(const Line& line) {
        if (!repeated_heading_.empty() && line.text == repeated_heading_) {
            repeated_heading_.clear();
            return true;
        }
        if (heading_wraps_ && starts_lower(line.text) && !ends_sentence(line.text)) {
            builder_.add_heading(line.text);
            return true;
        }
        if (!heading_open_ || line.text.size() > heading_bytes_max) {
            return false;
        }
        const auto* top = builder_.innermost();
        const bool upper = text::is_all_upper(line.text);
        if (top->kind == ProvisionKind::annex && is_rule(line.text)) {
            return true;
        }
        const bool fits =
            top->heading.empty() || top->kind == ProvisionKind::block
                ? upper || (top->kind != ProvisionKind::block && !says_attached(line.text) &&
                            !ends_sentence(line.text))
                : upper && text::is_all_upper(top->heading) && !opens_signature(line.text);
        if (fits) {
            builder_.add_heading(line.text);
            heading_open_ = top->kind != ProvisionKind::article;
        }
        return fits;
    }

    void read_front(const Line& line) {
        if (form_ == Form::unnumbered) {
            builder_.add_text(line.text, line.position);
            return;
        }
        if (!builder_.within(ProvisionKind::preamble)) {
            builder_.open(Provision{.kind = ProvisionKind::preamble,
                                    .label = "Phần mở đầu",
                                    .position = line.position});
        }
        builder_.add_text(line.text, line.position);
    }

    void keep_text(const Line& line) {
        const auto* top = builder_.innermost();
        const bool bare = form_ == Form::articles && top != nullptr && is_unit(top->kind) &&
                          top->kind != ProvisionKind::article;
        if (bare && (top->children.empty() || !top->children.back().number.empty())) {
            findings_.unplaced_text(line.text, line.position);
        }
        const bool inside =
            builder_.within(ProvisionKind::annex) && !builder_.within(ProvisionKind::article);
        const bool form = inside && opens_form(line.text);
        const auto roman = inside && !form ? read_roman_marker(line.text) : std::nullopt;
        const bool head = form || (roman && text::is_all_upper(line.text)) ||
                          (inside && read_letter_marker(line.text));
        form_open_ = form_open_ || form;
        if (!head || !builder_.open_block(line.text, line.position)) {
            builder_.add_text(line.text, line.position);
        }
    }

    // A sentence behind the last item of a list may belong to what holds the list.
    void leave_list(const Line& line) {
        for (const auto kind : {ProvisionKind::point, ProvisionKind::clause}) {
            const auto* item = builder_.innermost();
            const auto* holder = builder_.holder();
            if (item == nullptr || item->kind != kind || holder == nullptr ||
                holder->kind == ProvisionKind::annex) {
                continue;
            }
            // "1.2. Quyết toán" below the points of "1.1." goes on with khoản 1.
            const bool decimal =
                holder->kind == ProvisionKind::clause && counts_within(line.text, holder->number);
            if (decimal ||
                closes_list(line.text, *item, *holder, std::span(lines_).subspan(at_ + 1))) {
                builder_.close();
                return;
            }
        }
    }

    // ---- what follows the provisions -------------------------------------------------------

    bool open_annex(const Line& line) {
        if (region_ == Region::front && form_ == Form::articles && at_ > 0) {
            return false;
        }
        const auto marker = read_annex_marker(line.text, line.look);
        const bool form = region_ == Region::closing && !builder_.within(ProvisionKind::annex) &&
                          opens_form(line.text);
        const bool attached = !marker && region_ != Region::front &&
                              !builder_.within(ProvisionKind::annex) && !heading_open_ &&
                              opens_attachment(std::span(lines_).subspan(at_));
        if (!marker && !attached && !form) {
            return false;
        }
        form_open_ = form;
        sublist_.begin_article();
        Provision provision{.kind = ProvisionKind::annex, .position = line.position};
        provision.number = marker ? marker->number : "";
        provision.label = marker ? marker->label : "Văn bản kèm theo";
        if (!builder_.open(std::move(provision))) {
            return false;
        }
        enter_body();
        const auto rest = marker ? std::string_view(line.text).substr(marker->rest_at)
                                 : std::string_view(line.text);
        if (!rest.empty()) {
            builder_.add_heading(rest);
        }
        heading_open_ = true;
        return true;
    }

    bool read_closing(const Line& line) {
        if (builder_.within(ProvisionKind::annex)) {
            return false;
        }
        if (opens_recipients(line.text)) {
            open_closing(ProvisionKind::recipients, line.position);
        } else if (opens_signature(line.text) ||
                   (builder_.within(ProvisionKind::recipients) && text::is_all_upper(line.text))) {
            open_closing(ProvisionKind::signature, line.position);
        } else if (region_ != Region::closing) {
            return false;
        }
        builder_.add_text(line.text, line.position);
        return true;
    }

    void open_closing(ProvisionKind kind, int position) {
        region_ = Region::closing;
        if (!builder_.within(kind)) {
            builder_.open(
                Provision{.kind = kind,
                          .label = kind == ProvisionKind::signature ? "Chữ ký" : "Nơi nhận",
                          .position = position});
        }
    }

    void read_table(const Line& line) {
        heading_open_ = false;
        if (region_ != Region::front && !builder_.within(ProvisionKind::annex) &&
            is_closing_table(*line.table)) {
            read_closing_table(*line.table);
            return;
        }
        if (region_ == Region::front && form_ != Form::unnumbered &&
            !builder_.within(ProvisionKind::preamble)) {
            builder_.open(Provision{.kind = ProvisionKind::preamble,
                                    .label = "Phần mở đầu",
                                    .position = line.position});
        }
        builder_.add_table(*line.table);
    }

    void read_closing_table(const Table& table) {
        for (const auto& row : table.rows) {
            for (const auto& cell : row) {
                const auto line = text::collapse_spaces(text::to_nfc(cell));
                if (line.empty()) {
                    continue;
                }
                open_closing(
                    opens_recipients(line) ? ProvisionKind::recipients : ProvisionKind::signature,
                    table.position);
                builder_.add_text(line, table.position);
            }
        }
    }

    Findings findings_;
    std::vector<Line> lines_;
    Quotations quotations_;
    TreeBuilder builder_;
    Form form_ = Form::articles;
    Region region_ = Region::front;
    std::size_t at_ = 0;
    std::optional<std::size_t> front_end_;
    Sublist sublist_;
    std::array<std::string, 8> last_of_;  // the last number of each kind of unit
    bool form_open_ = false;        // below "Mẫu số 01", whose điều are not the draft's
    bool heading_wraps_ = false;    // an article's heading may go on in the next line
    bool heading_open_ = false;     // the next line may be (more of) the heading
    std::string repeated_heading_;  // of a chapter that stands there twice
};

}  // namespace

Outline read_outline(const Flow& flow) {
    auto outline = OutlineReader(flow).read();
    for (const auto& note : flow.notes) {
        outline.notes.push_back(text::collapse_spaces(text::to_nfc(note)));
    }
    return outline;
}

}  // namespace phanbien::document
