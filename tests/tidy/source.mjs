// Reading C++ without a compiler: good enough to find what the rules ask for, and quick.

// The text with comments and the insides of strings blanked out; lines and columns stay where they were.
export function code(text) {
    const blank = (piece) => piece.replace(/[^\n]/g, ' ');
    const pattern =
        /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\\s]{0,16})\([\s\S]*?\)\1"|"(?:[^"\\\n]|\\.)*"|(?<![\w])'(?:[^'\\\n]|\\.)+'/g;
    return text.replace(pattern, (piece) =>
        piece.startsWith('/') ? blank(piece) : `"${blank(piece.slice(1, -1))}"`,
    );
}

export function lineAt(text, index) {
    return text.slice(0, index).split('\n').length;
}

// [{ path, line }] of the project's own includes ("…"), [{ path, line, system: true }] of the others.
export function includes(text) {
    return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)].map((found) => ({
        path: found[2],
        system: found[1] === '<',
        line: lineAt(text, found.index),
    }));
}

const noFunction = /^\s*(?:if|for|while|switch|do|else|try|catch|namespace|class|struct|enum|union|extern)\b/;

// Whether an open brace after this text begins a function's body: a parameter list, and no "=" that
// would make it an initialiser.
function opensFunction(before) {
    const head = before.replace(/^\s*(?:template\s*<[^{}]*?>\s*)?/, '');
    return /\w\s*\([\s\S]*\)|operator/.test(head) && !noFunction.test(head) && !/[=,(]\s*$/.test(head);
}

// The outermost functions of a file: [{ line, length }]. A heuristic over braces, not a parser.
export function functions(text) {
    const source = code(text).replace(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, (line) => line.replace(/[^\n]/g, ' '));
    const found = [];
    let depth = 0;
    let bodyDepth = -1;
    let headStart = 0;
    let start = 0;
    for (let i = 0; i < source.length; ++i) {
        const letter = source[i];
        if (letter === '{') {
            if (bodyDepth < 0 && opensFunction(source.slice(headStart, i))) {
                bodyDepth = depth;
                start = headStart + source.slice(headStart, i).search(/\S/);
            }
            ++depth;
        } else if (letter === '}') {
            --depth;
            if (depth === bodyDepth) {
                bodyDepth = -1;
                // A braced member initialiser: the body is still to come.
                if (/^\s*[,{]/.test(source.slice(i + 1))) continue;
                found.push({ line: lineAt(source, start), length: lineAt(source, i) - lineAt(source, start) + 1 });
            }
        }
        if (bodyDepth < 0 && (letter === '{' || letter === '}' || letter === ';')) headStart = i + 1;
    }
    return found;
}

// What stands around each co_await: the statement before it, and its operand up to the end of the
// statement or of the parenthesis that encloses it.
export function awaits(text) {
    const source = code(text);
    return [...source.matchAll(/\bco_await\b/g)].map((found) => {
        const from = found.index + 'co_await'.length;
        let depth = 0;
        let end = from;
        for (; end < source.length; ++end) {
            const letter = source[end];
            if ('([{'.includes(letter)) ++depth;
            if (')]}'.includes(letter)) --depth;
            if (depth < 0 || (depth === 0 && letter === ';')) break;
        }
        return {
            line: lineAt(source, found.index),
            before: source.slice(Math.max(...[...';{}'].map((c) => source.lastIndexOf(c, found.index))) + 1, found.index),
            operand: source.slice(from, end),
        };
    });
}
