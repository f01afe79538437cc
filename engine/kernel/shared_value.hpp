// SharedValue: a value that its copies have together until one of them writes to it.
//
// A copy costs a counter, however large the value is; the first write() to what others hold too
// costs a copy of it. Each SharedValue is for one thread at a time, like any value; its copies may
// be in as many threads as there are.
#pragma once

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <memory>

namespace phanbien {

template <class Value>
class SharedValue {
  public:
    const Value& read() const {
        static const Value nothing{};
        return held_ ? held_->value : nothing;
    }

    // Holds until a copy of this one is made.
    Value& write() {
        if (!held_) {
            held_.reset(std::make_unique<Held>().release());
        } else if (held_->use_count() != 1) {  // read with acquire: who gave it up has read it
            held_.reset(std::make_unique<Held>(*held_).release());
        }
        return held_->value;
    }

    bool operator==(const SharedValue& other) const {
        return held_ == other.held_ || read() == other.read();
    }

  private:
    struct Held : boost::intrusive_ref_counter<Held, boost::thread_safe_counter> {
        Value value;
    };

    boost::intrusive_ptr<Held> held_;  // null: the value as it is made
};

}  // namespace phanbien
