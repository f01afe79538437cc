// The rules of the house that a machine can check. Each rule looks at one file (its path from the root
// and its text) and returns complaints [{ line, message }]; rules over all files take the whole list.
import { awaits, code, functions, includes, lineAt } from './source.mjs';

export const fileLinesMax = 500;
export const functionLinesMax = 70;

const groundFloor = ['kernel', 'text', 'calendar', 'audit', 'statechart', 'graph', 'people'];

// What each room of the engine may include; a room not named here is not known to the house.
const below = {
    kernel: [],
    text: ['kernel'],
    calendar: ['kernel'],
    audit: ['kernel'],
    xml: ['kernel'],
    statechart: ['kernel', 'xml'],
    graph: [],
    people: ['kernel', 'xml', 'graph'],
    route: ['kernel', 'calendar', 'statechart', 'xml', 'people', 'graph'],
    document: ['kernel', 'text'],
    dossier: [...groundFloor, 'document', 'route'],
    intake: [...groundFloor, 'document', 'dossier'],
    check: [...groundFloor, 'document', 'dossier'],
    runtime: [...groundFloor, 'document', 'route', 'dossier'],
};

const isCpp = (path) => /\.(cpp|hpp)$/.test(path);
const inHouse = (path) => /^(engine|adapters|web)\//.test(path);
const isHouseCpp = (path) => inHouse(path) && isCpp(path);
const isPageSource = (path) => /^web\/ui\/src\/.*\.(ts|svelte|css)$/.test(path);
const isForeign = (path) => /^duktape\.[hc]$/.test(path);
const room = (path) => path.split('/').slice(0, 2).join('/');
const isHeader = (path) => isHouseCpp(path) && path.endsWith('.hpp');

// Every place where a pattern stands in the code, not in a comment or a string.
function places(text, pattern, message) {
    return [...text.matchAll(pattern)].map((found) => ({ line: lineAt(text, found.index), message }));
}

function mayInclude(from, to) {
    const [top, name] = from.split('/');
    const [toTop, toName] = to.split('/');
    if (from === to) return true;
    if (top === 'engine') return toTop === 'engine' && (below[name] ?? []).includes(toName);
    if (from === 'adapters/cli') return to !== from;
    if (to === 'adapters/cli') return false;
    return toTop === 'engine' || toTop === top;
}

export function includeDirection(path, text) {
    if (!isHouseCpp(path)) return [];
    const from = room(path);
    const unknown = from.startsWith('engine/') && !(from.slice('engine/'.length) in below);
    if (unknown) return [{ line: 1, message: `${from} has no place in the order of rooms (tests/tidy/rules.mjs)` }];
    return includes(text)
        .filter(({ path: to, system }) => !system && !isForeign(to))
        .filter(({ path: to }) => !inHouse(to) || !mayInclude(from, room(to)))
        .map(({ path: to, line }) => ({
            line,
            message: inHouse(to)
                ? `${from} may not know ${room(to)}: includes point down only`
                : `"${to}" must be named from the root, as "engine/kernel/json.hpp" is`,
        }));
}

export function engineIsPure(path, text) {
    if (!isHouseCpp(path) || !path.startsWith('engine/')) return [];
    const outside = /^(boost\/beast|boost\/asio|soci|sqlite3\.h|fstream|filesystem|random|curl|openssl\/rand)/;
    const included = includes(text)
        .filter(({ path: header }) => outside.test(header))
        .map(({ path: header, line }) => ({ line, message: `the engine does no I/O: <${header}>` }));
    const used = /\b(?:system_clock\s*::\s*now|steady_clock\s*::\s*now|random_device|fopen\s*\(|getenv\s*\()/g;
    return [...included, ...places(code(text), used, 'time, chance and files reach the engine through a port')];
}

export function sizes(path, text) {
    if (!isHouseCpp(path) && !isPageSource(path)) return [];
    const lines = text.split('\n').length - 1;
    const file = lines > fileLinesMax ? [{ line: 1, message: `${lines} lines; a file has at most ${fileLinesMax}` }] : [];
    if (!isCpp(path)) return file;
    const long = functions(text).filter(({ length }) => length > functionLinesMax);
    return [
        ...file,
        ...long.map(({ line, length }) => ({
            line,
            message: `a function of ${length} lines; at most ${functionLinesMax}`,
        })),
    ];
}

// g++ 12.2 destroys temporaries of such operands twice.
export function awaitRule(path, text) {
    if (!isCpp(path)) return [];
    return awaits(text)
        .filter(({ before, operand }) => /[{?[]/.test(operand) || before.includes('?'))
        .map(({ line }) => ({ line, message: 'co_await takes no "{", "?" or "[" in its statement (g++ 12.2)' }));
}

const banned = [
    [/\bs?rand\s*\(/g, 'rand() is not random; use the Random port'],
    [/\bsoci::row(?:set)?\b/g, 'soci::row cuts 64-bit integers on SQLite; use static into'],
    [/(?<!operator\s*)\bnew\s+[\w:(]/g, 'naked new; use make_unique or a value'],
    [/\bdelete\s+[\w*(]/g, 'naked delete; let an owner do it'],
];

export function bannedWords(path, text) {
    if (!isHouseCpp(path)) return [];
    const source = code(text);
    return banned.flatMap(([pattern, message]) => places(source, pattern, message));
}

export function unfinishedWork(path, text) {
    if (path.startsWith('tests/tidy/')) return [];
    return places(text, /\b(?:TODO|FIXME|XXX)\b/g, 'unfinished work belongs in an issue, not in the code');
}

export function headerOpening(path, text) {
    if (!isHeader(path)) return [];
    const complaints = [];
    if (!text.startsWith('//')) complaints.push({ line: 1, message: 'a header opens with what it is and why' });
    if (!/^#pragma once$/m.test(text)) complaints.push({ line: 1, message: '#pragma once is missing' });
    return complaints;
}

export function machinePaths(path, text) {
    if (path.startsWith('tests/tidy/') || path === 'LICENSE') return [];
    return places(text, /(?<![\w.$}/*-])\/(?:work|root|home|tmp|Users)\/[\w.]/g, 'a path of one machine');
}

export const fileRules = {
    includeDirection,
    engineIsPure,
    sizes,
    awaitRule,
    bannedWords,
    unfinishedWork,
    headerOpening,
    machinePaths,
};

// One file reads the clock; everybody else is handed the time.
export function oneClock(files) {
    const pattern = /\bsystem_clock\s*::\s*now\b/;
    const readers = files.filter(({ path, text }) => isHouseCpp(path) && pattern.test(code(text)));
    const allowed = readers.filter(({ path }) => path.startsWith('adapters/'));
    const wrong = allowed.length > 1 ? readers : readers.filter((file) => !allowed.includes(file));
    return wrong.map(({ path }) => ({
        path,
        line: 1,
        message: 'system_clock::now stands in one file under adapters/; take the time from the Clock port',
    }));
}

// Every room is named in the README, by its path.
export function roomsInReadme(files) {
    const readme = files.find(({ path }) => path === 'README.md');
    if (!readme) return [];
    const rooms = new Set(files.map(({ path }) => path).filter((p) => inHouse(p) && p.split('/').length > 2).map(room));
    return [...rooms]
        .filter((name) => !readme.text.includes(name))
        .map((name) => ({ path: 'README.md', line: 1, message: `the folder ${name} is not named` }));
}

export const houseRules = { oneClock, roomsInReadme };
