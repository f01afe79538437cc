#include "engine/runtime/drawn_ahead.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

using namespace phanbien;

namespace {

// 1, 2, 3 … 255, 1, …
class Counting final : public runtime::Random {
  public:
    void fill(std::span<unsigned char> bytes) override {
        ++asked;
        for (auto& byte : bytes) {
            byte = next_;
            next_ = next_ == 255 ? 1 : static_cast<unsigned char>(next_ + 1);
        }
    }
    int asked = 0;

  private:
    unsigned char next_ = 1;
};

std::vector<unsigned char> drawn(runtime::Random& random, const std::vector<std::size_t>& sizes) {
    std::vector<unsigned char> all;
    for (const auto size : sizes) {
        std::vector<unsigned char> some(size);
        random.fill(some);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drawn_ahead)

BOOST_AUTO_TEST_CASE(every_byte_is_given_out_once_and_in_order) {
    const std::vector<std::size_t> sizes{16, 32, 0, 4'000, 100, 10'000, 1};
    Counting source;
    Counting plain;
    runtime::DrawnAhead ahead(source);
    BOOST_TEST((drawn(ahead, sizes) == drawn(plain, sizes)));
}

BOOST_AUTO_TEST_CASE(the_source_is_asked_seldom) {
    Counting source;
    runtime::DrawnAhead ahead(source);
    BOOST_TEST(source.asked == 0);
    drawn(ahead, std::vector<std::size_t>(100, 16));
    BOOST_TEST(source.asked == 1);
}

BOOST_AUTO_TEST_SUITE_END()
