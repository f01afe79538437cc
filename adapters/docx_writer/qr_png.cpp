#include "adapters/docx_writer/qr_png.hpp"

#include <png.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace phanbien::docx_writer {

namespace {

constexpr std::size_t quiet_modules = 4;  // of white on each side, as the standard wants
constexpr std::size_t module_pixels = 8;
constexpr unsigned char black = 0;
constexpr unsigned char white = 255;

struct CodeRelease {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, CodeRelease>;

struct Grey {
    std::size_t side = 0;
    std::vector<unsigned char> pixels;
};

Grey drawn(const QRcode& code) {
    const auto modules = static_cast<std::size_t>(code.width);
    Grey out;
    out.side = (modules + 2 * quiet_modules) * module_pixels;
    out.pixels.assign(out.side * out.side, white);
    for (std::size_t y = 0; y < out.side; ++y) {
        for (std::size_t x = 0; x < out.side; ++x) {
            const auto row = y / module_pixels;
            const auto column = x / module_pixels;
            const bool inside = row >= quiet_modules && row < quiet_modules + modules &&
                                column >= quiet_modules && column < quiet_modules + modules;
            const auto at = inside ? (row - quiet_modules) * modules + column - quiet_modules : 0;
            if (inside && (code.data[at] & 1U) != 0) {
                out.pixels[y * out.side + x] = black;
            }
        }
    }
    return out;
}

std::string png_of(const Grey& grey) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(grey.side);
    image.height = image.width;
    image.format = PNG_FORMAT_GRAY;
    std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = bytes.size();
    if (png_image_write_to_memory(&image, bytes.data(), &size, /*convert_to_8_bit=*/0,
                                  grey.pixels.data(), /*row_stride=*/0,
                                  /*colormap=*/nullptr) == 0) {
        throw std::runtime_error("qr code: cannot write the picture");
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string qr_png(std::string_view text) {
    const Code code(QRcode_encodeData(static_cast<int>(text.size()),
                                      // The library reads bytes and takes them as unsigned.
                                      reinterpret_cast<const unsigned char*>(text.data()),
                                      /*version: the smallest*/ 0, QR_ECLEVEL_M));
    if (!code) {
        throw std::runtime_error("qr code: the text does not fit");
    }
    return png_of(drawn(*code));
}

}  // namespace phanbien::docx_writer
