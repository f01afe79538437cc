// Archive: the parts of a zip file in memory, under limits that are counted and not believed.
//
// Every part is inflated once at opening, in small pieces that are thrown away, so that a bomb in
// a part nobody reads is found too. Nothing is ever written to disk: a name like ../../x is only a
// name nobody asks for. Wraps libzip. One thread per archive; the bytes must outlive it.
#pragma once

#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"

namespace phanbien::office_file {

inline constexpr std::size_t parts_max = 2'000;
inline constexpr std::uint64_t part_bytes_max = 32ULL << 20U;
inline constexpr std::uint64_t inflated_bytes_max = 128ULL << 20U;
inline constexpr std::uint64_t inflation_ratio_max = 100;
// Below this a high ratio is harmless and common: a page of equal rows.
inline constexpr std::uint64_t ratio_free_bytes = 256ULL << 10U;

class Archive {
  public:
    // Refusals: "draft.bomb" (a limit above), "draft.damaged" (or no zip), "draft.encrypted".
    static Result<Archive> open(std::string_view bytes);

    bool holds(const std::string& name) const;
    // The inflated part. Refusal "draft.damaged" when it is missing or broken.
    Result<std::string> read(const std::string& name) const;
    const std::vector<std::string>& names() const { return names_; }

  private:
    struct Close {
        void operator()(zip_t* zip) const { zip_discard(zip); }
    };
    explicit Archive(zip_t* zip) : zip_(zip) {}
    Result<std::uint64_t> inflate(std::uint64_t index, std::string* into) const;

    std::unique_ptr<zip_t, Close> zip_;
    std::vector<std::string> names_;
};

}  // namespace phanbien::office_file
