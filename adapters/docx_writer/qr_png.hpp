// QR codes (ISO/IEC 18004) as pictures: what a paper carries so that a phone can read it. Error
// correction M, four modules of white around. The same text gives the same bytes with the same
// libraries. Throws std::runtime_error for more than fits a code; any thread.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::docx_writer {

// A grey PNG; at most 2,331 bytes of text.
std::string qr_png(std::string_view text);

}  // namespace phanbien::docx_writer
