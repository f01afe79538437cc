#include "engine/xml/source.hpp"

#include <algorithm>
#include <boost/locale/utf.hpp>

namespace phanbien::xml {

namespace {

// Where the first byte stands that is no UTF-8 or no character of XML 1.0; npos when all is well.
std::size_t first_broken_byte(std::string_view text) {
    using Utf8 = boost::locale::utf::utf_traits<char>;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const auto first = static_cast<unsigned char>(*at);
        const bool is_plain = first >= 0x20U || first == '\t' || first == '\n' || first == '\r';
        if (is_plain && first < 0x80U) {
            ++at;
            continue;
        }
        const char* const here = at;
        if (!is_plain || !boost::locale::utf::is_valid_codepoint(Utf8::decode(at, end))) {
            return static_cast<std::size_t>(here - text.data());
        }
    }
    return std::string_view::npos;
}

template <class Names>
bool contains(const Names& names, std::string_view wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

// 1.000.000: as people write large numbers.
std::string grouped(std::size_t number, std::string_view point) {
    auto digits = std::to_string(number);
    for (auto at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, point);
    }
    return digits;
}

const Sentence mend_xml{"Hãy sửa tệp cho đúng XML 1.0, mã hóa UTF-8.",
                        "Make the file XML 1.0 in UTF-8."};

}  // namespace

Source::Source(std::string_view xml, Mistakes& mistakes) : mistakes_(mistakes) {
    line_starts_.push_back(0);
    for (auto at = xml.find('\n'); at != std::string_view::npos; at = xml.find('\n', at + 1)) {
        line_starts_.push_back(at + 1);
    }
    if (parse(xml) && check_shape() && check_root()) {
        root_ = document_.document_element();
    }
}

bool Source::parse(std::string_view xml) {
    if (const auto broken = first_broken_byte(xml); broken != std::string_view::npos) {
        mistakes_.add(line_at(static_cast<std::ptrdiff_t>(broken)),
                      {"Có ký tự không phải UTF-8 hoặc ký tự điều khiển.",
                       "There is a byte that is no UTF-8 or a control character."},
                      mend_xml);
        return false;
    }
    // Before the tree is built: each element has a "<" or two.
    if (static_cast<std::size_t>(std::ranges::count(xml, '<')) > 2 * kind().elements_max) {
        complain_of_shape({1});
        return false;
    }
    const auto parsed = document_.load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) {
        const std::string why(parsed.description());
        mistakes_.add(line_at(parsed.offset),
                      {"Tệp không phải XML đúng cú pháp (" + why + ").",
                       "The file is not well-formed XML (" + why + ")."},
                      mend_xml);
    }
    return static_cast<bool>(parsed);
}

void Source::complain_of_shape(Line line) {
    const auto depth = std::to_string(kind().depth_max);
    mistakes_.add(line,
                  {"Tệp lồng nhau quá " + depth + " tầng hoặc có quá " +
                       grouped(kind().elements_max, ".") + " phần tử.",
                   "The file is nested more than " + depth + " levels deep or has more than " +
                       grouped(kind().elements_max, ",") + " elements."},
                  {"Hãy chia tệp, hoặc kiểm tra xem có thiếu thẻ đóng không.",
                   "Split the file, or look for a missing end tag."});
}

// Without recursion, because the depth is not known yet.
bool Source::check_shape() {
    int depth = 0;
    std::size_t count = 0;
    for (pugi::xml_node node = document_.first_child(); node;) {
        if (node.type() == pugi::node_doctype) {
            mistakes_.add(line_of(node),
                          {"Không nhận khai báo DOCTYPE.", "A DOCTYPE is not accepted."},
                          {"Hãy bỏ nó đi.", "Remove it."});
            return false;
        }
        const auto child = node.first_child();
        depth += child ? 1 : 0;
        if (depth > kind().depth_max || ++count > kind().elements_max) {
            complain_of_shape(line_of(node));
            return false;
        }
        if (child) {
            node = child;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return true;
}

bool Source::check_root() {
    const auto root = document_.document_element();
    const std::string_view name = root.name();
    const auto colon = name.find(':');
    prefix_ = colon == std::string_view::npos ? "" : std::string(name.substr(0, colon + 1));
    const auto declaration =
        prefix_.empty() ? "xmlns" : "xmlns:" + prefix_.substr(0, prefix_.size() - 1);
    const std::string_view space = root.attribute(declaration.c_str()).value();
    if (!is(root, kind().root) || space != kind().space) {
        const bool is_vowel =
            std::string_view("aeiou").find(kind().en.front()) != std::string_view::npos;
        const auto wanted =
            "<" + std::string(kind().root) + " xmlns=\"" + std::string(kind().space) + "\">.";
        mistakes_.add(
            line_of(root),
            {"Đây không phải " + std::string(kind().vi) + ".",
             "This is not " + std::string(is_vowel ? "an " : "a ") + std::string(kind().en) + "."},
            {"Phần tử ngoài cùng là " + wanted, "Its outermost element is " + wanted});
        return false;
    }
    return true;
}

Line Source::line_at(std::ptrdiff_t offset) const {
    if (offset < 0) {
        return {1};
    }
    const auto after = std::ranges::upper_bound(line_starts_, static_cast<std::size_t>(offset));
    return {static_cast<int>(after - line_starts_.begin())};
}

Line Source::line_of(pugi::xml_node element) const {
    return line_at(element.offset_debug());
}

bool Source::is(pugi::xml_node element, std::string_view name) const {
    const std::string_view found = element.name();
    return found.size() == prefix_.size() + name.size() && found.starts_with(prefix_) &&
           found.ends_with(name);
}

void Source::allow(pugi::xml_node element, std::initializer_list<std::string_view> attributes,
                   std::initializer_list<std::string_view> children) {
    allow_attributes(element, attributes);
    for (const auto child : element.children()) {
        const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
        const bool known =
            std::ranges::any_of(children, [&](std::string_view name) { return is(child, name); });
        if (text || (child.type() == pugi::node_element && !known)) {
            const std::string what = text ? "chữ" : "<" + std::string(child.name()) + ">";
            const std::string what_en = text ? "text" : "<" + std::string(child.name()) + ">";
            const std::string where = "<" + std::string(element.name()) + ">";
            mistakes_.add(text ? line_of(element) : line_of(child),
                          {"Không nhận " + what + " bên trong " + where + ".",
                           "There cannot be " + what_en + " inside " + where + "."},
                          see_schema("Hãy bỏ hoặc sửa", "Remove or correct it"));
        }
    }
}

void Source::allow_attributes(pugi::xml_node element,
                              std::initializer_list<std::string_view> attributes) {
    const bool is_root = element == document_.document_element();
    std::size_t count = 0;
    for (auto it = element.first_attribute(); it && ++count <= attributes_max;
         it = it.next_attribute()) {
        const std::string_view name = it.name();
        const bool declares = name == "xmlns" || name.starts_with("xmlns:");
        const bool outside = is_root && (declares || name.starts_with("xsi:"));
        bool repeated = false;
        for (auto before = element.first_attribute(); before != it;
             before = before.next_attribute()) {
            repeated = repeated || name == before.name();
        }
        if (repeated || (!outside && !contains(attributes, name))) {
            const std::string what = std::string(name) + " (<" + element.name() + ">)";
            mistakes_.add(
                line_of(element),
                {(repeated ? "Thuộc tính ghi hai lần: " : "Thuộc tính không có: ") + what + ".",
                 (repeated ? "An attribute is written twice: " : "There is no such attribute: ") +
                     what + "."},
                see_schema("Hãy bỏ hoặc sửa", "Remove or correct it"));
        }
    }
    if (count > attributes_max) {
        mistakes_.add(
            line_of(element),
            {"Phần tử này có quá 20 thuộc tính.", "This element has more than 20 attributes."},
            see_schema("Hãy bỏ bớt", "Remove some"));
    }
}

Sentence Source::see_schema(const std::string& vi, const std::string& en) const {
    const auto schema = std::string(kind().schema);
    return {vi + " (xem " + schema + ").", en + " (see " + schema + ")."};
}

void Source::complain_of_value(pugi::xml_node element, const char* name,
                               const std::string& allowed) {
    const auto said = std::string(name) + "=" + quoted(element.attribute(name).value());
    mistakes_.add(
        line_of(element),
        {"Giá trị không dùng được: " + said + ".", "This value cannot be used: " + said + "."},
        {"Hãy ghi " + allowed + ".", "Write " + allowed + "."});
}

}  // namespace phanbien::xml
