#include "adapters/office_file/xml.hpp"

#include <charconv>
#include <optional>

#include "adapters/office_file/refusals.hpp"
#include "engine/kernel/utf8.hpp"

namespace phanbien::office_file {

namespace {

// Walks over the markup counting depth, elements and attributes.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool within_limits() {
        while ((at_ = text_.find('<', at_)) != std::string_view::npos) {
            const auto rest = text_.substr(at_);
            if (rest.starts_with("<!--")) {
                skip_behind("-->");
            } else if (rest.starts_with("<![CDATA[")) {
                skip_behind("]]>");
            } else if (rest.starts_with("<!")) {
                return false;  // DOCTYPE, ENTITY: never in an office file
            } else if (rest.starts_with("<?")) {
                skip_behind("?>");
            } else if (!read_tag()) {
                return false;
            }
        }
        return true;
    }

  private:
    void skip_behind(std::string_view end) {
        const auto found = text_.find(end, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    }

    bool read_tag() {
        const bool closing = text_.substr(at_).starts_with("</");
        auto end = at_ + 1;
        char quote = 0;
        for (; end < text_.size() && (quote != 0 || text_[end] != '>'); ++end) {
            const char c = text_[end];
            if (quote != 0) {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
                ++nodes_;
            }
        }
        const bool empty = end > at_ + 1 && text_[end - 1] == '/';
        at_ = end;
        if (closing) {
            depth_ -= depth_ > 0 ? 1U : 0U;
            return true;
        }
        ++nodes_;
        depth_ += empty ? 0U : 1U;
        return depth_ <= xml_depth_max && nodes_ <= xml_nodes_max;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t nodes_ = 0;
};

}  // namespace

Result<pugi::xml_document> parse_xml(std::string text) {
    // Any other encoding could hide a DOCTYPE from the scan.
    if (first_invalid_utf8(text) || text.find('\0') != std::string::npos ||
        !Scanner(text).within_limits()) {
        return hostile_xml();
    }
    pugi::xml_document document;
    const auto parsed = document.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!parsed) {
        return damaged();
    }
    return document;
}

std::string_view local_name(const char* qualified) {
    const std::string_view name(qualified);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_named(const pugi::xml_node& node, std::string_view local) {
    return local_name(node.name()) == local;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
    for (const auto& below : node.children()) {
        if (is_named(below, local)) {
            return below;
        }
    }
    return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
    for (const auto& found : node.attributes()) {
        if (local_name(found.name()) == local) {
            return found.value();
        }
    }
    return {};
}

int number_or(std::string_view text, int absent) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? value
                                                                                     : absent;
}

}  // namespace phanbien::office_file
