#include "engine/document/assignment.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace phanbien::document {

namespace {

// Which candidates hang together, by union and find over both sides.
class Parts {
  public:
    explicit Parts(const std::vector<Candidate>& candidates) {
        for (const auto& it : candidates) {
            const auto left = left_.emplace(it.left, fresh()).first->second;
            const auto right = right_.emplace(it.right, fresh()).first->second;
            above_[root(left)] = root(right);
        }
        std::unordered_map<std::size_t, std::size_t> numbers;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const auto top = root(left_.at(candidates[i].left));
            const auto number = numbers.emplace(top, lists.size()).first->second;
            if (number == lists.size()) {
                lists.emplace_back();
            }
            lists[number].push_back(i);
        }
    }

    std::vector<std::vector<std::size_t>> lists;

  private:
    std::size_t fresh() {
        above_.push_back(above_.size());
        return above_.size() - 1;
    }
    std::size_t root(std::size_t node) {
        while (above_[node] != node) {
            above_[node] = above_[above_[node]];
            node = above_[node];
        }
        return node;
    }

    std::unordered_map<std::size_t, std::size_t> left_;
    std::unordered_map<std::size_t, std::size_t> right_;
    std::vector<std::size_t> above_;
};

// Rows to columns at the least cost; rows ≤ columns. Costs are ≥ 0.
class Hungarian {
  public:
    explicit Hungarian(std::vector<std::vector<double>> costs)
        : costs_(std::move(costs)),
          rows_(costs_.size()),
          columns_(costs_.front().size()),
          row_price_(rows_ + 1, 0),
          column_price_(columns_ + 1, 0),
          row_of_(columns_ + 1, 0),
          way_(columns_ + 1, 0) {}

    // By column: the row, or rows() for none.
    std::vector<std::size_t> solved() {
        for (std::size_t row = 1; row <= rows_; ++row) {
            place(row);
        }
        std::vector<std::size_t> out;
        for (std::size_t column = 1; column <= columns_; ++column) {
            out.push_back(row_of_[column] == 0 ? rows_ : row_of_[column] - 1);
        }
        return out;
    }

  private:
    void place(std::size_t row) {
        row_of_[0] = row;
        std::size_t column = 0;
        std::vector<double> least(columns_ + 1, std::numeric_limits<double>::infinity());
        std::vector<bool> used(columns_ + 1, false);
        do {
            used[column] = true;
            column = next_column(column, least, used);
        } while (row_of_[column] != 0);
        while (column != 0) {
            const auto before = way_[column];
            row_of_[column] = row_of_[before];
            column = before;
        }
    }

    std::size_t next_column(std::size_t column, std::vector<double>& least,
                            const std::vector<bool>& used) {
        const auto row = row_of_[column];
        double step = std::numeric_limits<double>::infinity();
        std::size_t next = 0;
        for (std::size_t j = 1; j <= columns_; ++j) {
            if (used[j]) {
                continue;
            }
            const auto now = costs_[row - 1][j - 1] - row_price_[row] - column_price_[j];
            if (now < least[j]) {
                least[j] = now;
                way_[j] = column;
            }
            if (least[j] < step) {
                step = least[j];
                next = j;
            }
        }
        for (std::size_t j = 0; j <= columns_; ++j) {
            if (used[j]) {
                row_price_[row_of_[j]] += step;
                column_price_[j] -= step;
            } else {
                least[j] -= step;
            }
        }
        return next;
    }

    std::vector<std::vector<double>> costs_;
    std::size_t rows_;
    std::size_t columns_;
    std::vector<double> row_price_;
    std::vector<double> column_price_;
    std::vector<std::size_t> row_of_;
    std::vector<std::size_t> way_;
};

// One connected part of the candidates.
class Part {
  public:
    Part(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& members)
        : candidates_(candidates), members_(members) {
        for (const auto it : members) {
            rows_.emplace(candidates[it].left, rows_.size());
            columns_.emplace(candidates[it].right, columns_.size());
        }
    }

    void choose(std::vector<std::size_t>& chosen) const {
        if (members_.size() == 1) {
            chosen.push_back(members_.front());
        } else if (std::max(rows_.size(), columns_.size()) <= exact_part_max) {
            choose_exactly(chosen);
        } else {
            choose_best_first(chosen);
        }
    }

  private:
    void choose_exactly(std::vector<std::size_t>& chosen) const {
        const bool turned = rows_.size() > columns_.size();
        const auto rows = std::min(rows_.size(), columns_.size());
        const auto columns = std::max(rows_.size(), columns_.size());
        double most = 0;
        for (const auto it : members_) {
            most = std::max(most, candidates_[it].worth);
        }
        // What is no candidate costs as much as nothing gained.
        std::vector<std::vector<double>> costs(rows, std::vector<double>(columns, most));
        std::vector<std::vector<std::size_t>> which(
            rows, std::vector<std::size_t>(columns, candidates_.size()));
        for (const auto it : members_) {
            const auto left = rows_.at(candidates_[it].left);
            const auto right = columns_.at(candidates_[it].right);
            const auto row = turned ? right : left;
            const auto column = turned ? left : right;
            costs[row][column] = most - candidates_[it].worth;
            which[row][column] = it;
        }
        const auto row_of = Hungarian(std::move(costs)).solved();
        for (std::size_t column = 0; column < columns; ++column) {
            if (row_of[column] != rows && which[row_of[column]][column] != candidates_.size()) {
                chosen.push_back(which[row_of[column]][column]);
            }
        }
    }

    void choose_best_first(std::vector<std::size_t>& chosen) const {
        auto order = members_;
        std::ranges::stable_sort(order, std::ranges::greater{},
                                 [&](std::size_t it) { return candidates_[it].worth; });
        std::unordered_set<std::size_t> left;
        std::unordered_set<std::size_t> right;
        for (const auto it : order) {
            const auto& pair = candidates_[it];
            if (!left.contains(pair.left) && !right.contains(pair.right)) {
                left.insert(pair.left);
                right.insert(pair.right);
                chosen.push_back(it);
            }
        }
    }

    const std::vector<Candidate>& candidates_;
    const std::vector<std::size_t>& members_;
    std::unordered_map<std::size_t, std::size_t> rows_;
    std::unordered_map<std::size_t, std::size_t> columns_;
};

}  // namespace

std::vector<std::size_t> best_assignment(const std::vector<Candidate>& candidates) {
    std::vector<std::size_t> chosen;
    const Parts parts(candidates);
    for (const auto& members : parts.lists) {
        Part(candidates, members).choose(chosen);
    }
    std::ranges::sort(chosen);
    return chosen;
}

}  // namespace phanbien::document
