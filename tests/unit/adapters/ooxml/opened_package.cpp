#include "tests/unit/adapters/ooxml/opened_package.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace phanbien::testing {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

std::string part_bytes(zip_t* archive, zip_uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(archive, index, 0, &stat);
    std::string bytes(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    if (file == nullptr) {
        throw std::runtime_error("cannot open a part");
    }
    const zip_int64_t read = zip_fread(file, bytes.data(), bytes.size());
    const int closed = zip_fclose(file);  // checks the CRC
    if (read != static_cast<zip_int64_t>(bytes.size()) || closed != 0) {
        throw std::runtime_error("cannot read a part");
    }
    return bytes;
}

void collect(pugi::xml_node node, std::string_view element, std::vector<pugi::xml_node>& found) {
    for (const pugi::xml_node child : node.children()) {
        if (element == child.name()) {
            found.push_back(child);
        }
        collect(child, element, found);
    }
}

}  // namespace

OpenedPackage::OpenedPackage(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    const std::unique_ptr<zip_t, Discard> archive(
        zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive) {
        zip_source_free(source);
        throw std::runtime_error("not a zip");
    }
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
    for (zip_uint64_t index = 0; index < count; ++index) {
        const std::string name = zip_get_name(archive.get(), index, 0);
        const std::string part = part_bytes(archive.get(), index);
        const auto result = parts_[name].load_buffer(part.data(), part.size(),
                                                     pugi::parse_default | pugi::parse_ws_pcdata,
                                                     pugi::encoding_utf8);
        if (!result) {
            throw std::runtime_error(name + ": " + result.description());
        }
    }
}

std::vector<std::string> OpenedPackage::names() const {
    std::vector<std::string> names;
    for (const auto& [name, part] : parts_) {
        names.push_back(name);
    }
    return names;
}

pugi::xml_node OpenedPackage::root(const std::string& part) const {
    return parts_.at(part).document_element();
}

std::vector<pugi::xml_node> nodes_below(pugi::xml_node node, std::string_view element) {
    std::vector<pugi::xml_node> found;
    collect(node, element, found);
    return found;
}

std::string text_below(pugi::xml_node node, std::string_view element, std::string_view separator) {
    std::string text;
    for (const pugi::xml_node found : nodes_below(node, element)) {
        text += (text.empty() ? "" : std::string(separator)) + found.text().as_string();
    }
    return text;
}

}  // namespace phanbien::testing
