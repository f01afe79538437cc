#include "adapters/docx/word_archive.hpp"

#include "adapters/docx/docx.hpp"
#include "adapters/docx/refusals.hpp"

namespace phanbien::docx {

Result<office_file::Archive> open_word_archive(std::string_view bytes) {
    if (bytes.size() > docx_bytes_max) {
        return too_large();
    }
    if (is_ole(bytes)) {
        return old_format_refusal(bytes);
    }
    return is_zip(bytes) ? office_file::Archive::open(bytes)
                         : Result<office_file::Archive>(not_zip());
}

}  // namespace phanbien::docx
