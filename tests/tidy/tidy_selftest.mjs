// A rule that finds nothing looks like a house without faults, so each rule is shown planted mistakes,
// and their innocent neighbours.
import assert from 'node:assert/strict';

import { fileRules, functionLinesMax, houseRules } from './rules.mjs';
import { functions } from './source.mjs';

const lines = (count, line = '    f();\n') => line.repeat(count);

// rule, path, text, the lines complained of
const cases = [
    ['includeDirection', 'engine/kernel/a.hpp', '#include "engine/text/fold.hpp"', [1]],
    ['includeDirection', 'engine/text/a.hpp', '\n#include "engine/calendar/a.hpp"', [2]],
    ['includeDirection', 'engine/document/a.cpp', '#include "engine/statechart/chart.hpp"', [1]],
    ['includeDirection', 'engine/document/a.cpp', '#include "engine/text/fold.hpp"', []],
    ['includeDirection', 'engine/dossier/a.cpp', '#include "engine/runtime/port.hpp"', [1]],
    ['includeDirection', 'engine/runtime/a.cpp', '#include "engine/dossier/decide.hpp"', []],
    ['includeDirection', 'engine/runtime/a.cpp', '#include "web/api/json.hpp"', [1]],
    ['includeDirection', 'engine/runtime/a.cpp', '#include "adapters/storage/store.hpp"', [1]],
    ['includeDirection', 'engine/attic/a.cpp', '', [1]],
    ['includeDirection', 'adapters/docx/a.cpp', '#include "web/api/json.hpp"', [1]],
    ['includeDirection', 'adapters/docx/a.cpp', '#include "adapters/cli/main.hpp"', [1]],
    ['includeDirection', 'adapters/cli/a.cpp', '#include "web/api/json.hpp"', []],
    ['includeDirection', 'web/api/a.cpp', '#include "adapters/storage/store.hpp"', [1]],
    ['includeDirection', 'web/api/a.cpp', '#include "engine/runtime/port.hpp"', []],
    ['includeDirection', 'web/api/a.cpp', '#include "json.hpp"', [1]],
    ['engineIsPure', 'engine/runtime/a.cpp', '#include <boost/beast/http.hpp>\n#include <fstream>', [1, 2]],
    ['engineIsPure', 'engine/runtime/a.cpp', '#include <soci/soci.h>\n#include <sqlite3.h>', [1, 2]],
    ['engineIsPure', 'engine/runtime/a.cpp', '#include <filesystem>\n#include <chrono>', [1]],
    ['engineIsPure', 'engine/runtime/a.cpp', 'auto t = std::chrono::system_clock::now();', [1]],
    ['engineIsPure', 'engine/runtime/a.cpp', '// system_clock::now\nstd::random_device r;', [2]],
    ['engineIsPure', 'adapters/files/a.cpp', '#include <fstream>', []],
    ['sizes', 'engine/text/a.cpp', lines(500, '\n'), []],
    ['sizes', 'engine/text/a.cpp', lines(501, '\n'), [1]],
    ['sizes', 'web/ui/src/App.svelte', lines(501, '\n'), [1]],
    ['sizes', 'engine/text/a.cpp', `\nint f(int a) {\n${lines(functionLinesMax - 2)}}\n`, []],
    ['sizes', 'engine/text/a.cpp', `\nint f(int a) {\n${lines(functionLinesMax - 1)}}\n`, [2]],
    ['sizes', 'engine/text/a.cpp', `A::A(int b)\n    : b_{b}, c_(b) {\n${lines(70)}}\n`, [1]],
    ['sizes', 'engine/text/a.cpp', `namespace a {\nstruct B {\n${lines(99, '    int a;\n')}};\n}\n`, []],
    ['sizes', 'engine/text/a.cpp', `const T table[] = {\n${lines(99, '    {f(1), 2},\n')}};\n`, []],
    ['sizes', 'engine/text/a.cpp', `int f() {\n    g("}");\n    // }\n${lines(70)}}\n`, [1]],
    ['awaitRule', 'web/server/a.cpp', 'co_await f(Options{.a = s});', [1]],
    ['awaitRule', 'web/server/a.cpp', 'co_await f({.a = s});', [1]],
    ['awaitRule', 'web/server/a.cpp', 'co_await f([s] { g(s); });', [1]],
    ['awaitRule', 'web/server/a.cpp', 'auto x = b ? co_await y : co_await z;', [1, 1]],
    ['awaitRule', 'web/server/a.cpp', 'co_await (b ? x : y);', [1]],
    ['awaitRule', 'web/server/a.cpp', 'auto [e, n] = co_await s.read(buffer(b), use_awaitable);', []],
    ['awaitRule', 'web/server/a.cpp', 'if (co_await f(a)) { g(); }\nx = b ? y : z;', []],
    ['awaitRule', 'web/server/a.cpp', '// co_await f({});\nco_await f("{");', []],
    ['bannedWords', 'engine/text/a.cpp', 'int x = rand();\nsrand(1);', [1, 2]],
    ['bannedWords', 'engine/text/a.cpp', 'int x = strand(1); // rand()', []],
    ['bannedWords', 'adapters/storage/a.cpp', 'soci::row r;\nsoci::rowset<int> s;', [1, 2]],
    ['bannedWords', 'engine/text/a.cpp', 'auto* a = new A(1);', [1]],
    ['bannedWords', 'engine/text/a.cpp', '// a new one\nsay("new thing"); int new_x; A(A&) = delete;', []],
    ['unfinishedWork', 'dev', '# TODO later', [1]],
    ['unfinishedWork', 'dev', '# todolist', []],
    ['headerOpening', 'engine/text/a.hpp', '#pragma once\n', [1]],
    ['headerOpening', 'engine/text/a.hpp', '// What.\n', [1]],
    ['headerOpening', 'engine/text/a.hpp', '// What.\n#pragma once\n', []],
    ['machinePaths', 'README.md', 'see /work/main/README', [1]],
    ['machinePaths', 'dev', 'x="/home/an/x"', [1]],
    ['machinePaths', 'README.md', 'GET /api/work/items, ../home/x, build/tmp/x, network/root', []],
];

for (const [rule, path, text, expected] of cases) {
    const found = fileRules[rule](path, text).map(({ line }) => line);
    assert.deepEqual(found, expected, `${rule} on ${path}: ${JSON.stringify(text.slice(0, 80))}`);
}
const untested = Object.keys(fileRules).filter((rule) => !cases.some(([name, , , hits]) => name === rule && hits.length));
assert.deepEqual(untested, [], 'each rule has a planted mistake');

const clock = (path) => ({ path, text: 'auto t = std::chrono::system_clock::now();' });
const blamed = (files) => houseRules.oneClock(files).map(({ path }) => path);
assert.deepEqual(blamed([clock('adapters/clock/a.cpp')]), []);
assert.deepEqual(blamed([clock('adapters/clock/a.cpp'), clock('web/api/b.cpp')]), ['web/api/b.cpp']);
assert.equal(blamed([clock('adapters/clock/a.cpp'), clock('adapters/mail/b.cpp')]).length, 2);

const readme = { path: 'README.md', text: 'engine/kernel' };
const rooms = [{ path: 'engine/kernel/a.hpp', text: '' }, { path: 'engine/text/a.hpp', text: '' }];
assert.equal(houseRules.roomsInReadme([readme, ...rooms]).length, 1);
assert.equal(houseRules.roomsInReadme(rooms).length, 0);

const two = 'template <class T>\nvoid f(T t) {\n}\nint g() const noexcept {\n    if (x) {\n    }\n}\nBOOST_CASE(h) {\n}\n';
assert.deepEqual(functions(two), [{ line: 1, length: 3 }, { line: 4, length: 4 }, { line: 8, length: 2 }]);

console.log(`${cases.length} planted cases behave`);
