#include "engine/runtime/directory_shelf.hpp"

#include <utility>

#include "engine/people/directory_xml.hpp"

namespace phanbien::runtime {

const people::Directory& DirectoryShelf::at_head(Reading& reading) {
    auto mark = reading.directory_mark();
    if (mark_ == mark) {
        return directory_;
    }
    const auto stored = reading.directory();
    people::Directory read;
    if (stored) {
        auto made = people::read_directory(stored->text, "directory.xml");
        if (!made) {
            throw StoreFailure(StoreFailure::Kind::broken, "unreadable directory");
        }
        read = std::move(made).value();
    }
    hash_ = stored ? stored->hash : std::string{};
    at_ = stored ? stored->at : Instant{};
    actor_ = stored ? stored->actor : AccountId{};
    directory_ = std::move(read);
    mark_ = std::move(mark);
    return directory_;
}

}  // namespace phanbien::runtime
