// Each header compiles alone: headers.mjs ROOT BUILD_DIR
//
// A header is compiled with the flags of a source of its own room. What has compiled is remembered in
// BUILD_DIR by a hash over the header and all it includes of ours, so only changed ones cost time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';

import { includes } from './source.mjs';

const [root, build] = process.argv.slice(2).map((argument) => path.resolve(argument));
const memoryFile = path.join(build, 'headers_checked.json');
const memory = existsSync(memoryFile) ? JSON.parse(readFileSync(memoryFile, 'utf8')) : {};
const parallel = Math.min(2, availableParallelism?.() ?? cpus().length);

function headersUnder(folder) {
    return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const name = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : headersUnder(name);
        return name.endsWith('.hpp') ? [name] : [];
    });
}

// Ours that a file includes, itself first, each once.
function closure(name, seen = new Set()) {
    const file = path.join(root, name);
    if (seen.has(name) || !existsSync(file)) return seen;
    seen.add(name);
    for (const { path: next, system } of includes(readFileSync(file, 'utf8'))) {
        if (!system) closure(next, seen);
    }
    return seen;
}

// The compiler and its flags, without what belongs to the one source: its name, its object, its
// precompiled header and the cache in front.
function flags(command) {
    const words = command.split(/\s+/).filter((word) => !/ccache$/.test(word));
    const kept = [];
    for (let i = 0; i < words.length; ++i) {
        if (/^(-o|-c|-MF|-MT|-include)$/.test(words[i])) ++i;
        else if (!/^(-MD|-MMD|-Winvalid-pch|-fpch-preprocess)$/.test(words[i])) kept.push(words[i]);
    }
    return kept;
}

const commands = JSON.parse(readFileSync(path.join(build, 'compile_commands.json'), 'utf8')).map((entry) => ({
    path: path.relative(root, path.resolve(entry.directory, entry.file)),
    command: entry.command,
}));

// Third-party units are compiled without our warnings and our include path: they are no example.
const sources = commands.filter(({ command }) => command.includes('-Wconversion'));

// A source of the same folder, else one of the top folder, else any of the kernel. Sources that are compiled
// in batches stand in the build folder of their room: build/release/engine/route/CMakeFiles/…/Unity/unity_0_cxx.cxx.
const roomOf = (name) => path.relative(path.relative(root, build), name).replace(/\/CMakeFiles\/.*/, '');
const folderOf = (name) => (name.includes('/CMakeFiles/') ? roomOf(name) : path.dirname(name));

function flagsFor(header) {
    const inside = (folder) => sources.find(({ path: name }) => folderOf(name) === folder);
    const top = (folder) => sources.find(({ path: name }) => `${folderOf(name)}/`.startsWith(`${folder}/`));
    const chosen = inside(path.dirname(header)) ?? top(header.split('/')[0]) ?? top('engine/kernel');
    return flags(chosen.command);
}

function compile(header, [compiler, ...args]) {
    return new Promise((resolve) => {
        const child = spawn(compiler, [...args, '-fsyntax-only', '-x', 'c++', '-'], { cwd: root });
        let output = '';
        child.stderr.on('data', (data) => (output += data));
        child.on('error', (error) => resolve(String(error)));
        child.on('close', (code) => resolve(code === 0 ? '' : output || `exit ${code}`));
        child.stdin.end(`#include "${header}"\n#include "${header}"\n`);
    });
}

const failures = [];
let compiled = 0;
const waiting = ['engine', 'adapters', 'web'].flatMap(headersUnder);
const count = waiting.length;

async function worker() {
    for (let header = waiting.shift(); header; header = waiting.shift()) {
        const words = flagsFor(header);
        const hash = createHash('sha256').update(words.join(' '));
        for (const name of closure(header)) hash.update(name).update(readFileSync(path.join(root, name)));
        const key = hash.digest('hex');
        if (memory[header] === key) continue;
        ++compiled;
        const complaint = await compile(header, words);
        if (complaint) failures.push(`${header} does not compile alone:\n${complaint}`);
        else memory[header] = key;
    }
}

await Promise.all(Array.from({ length: parallel }, worker));
writeFileSync(memoryFile, JSON.stringify(memory, null, 1));
for (const failure of failures) console.log(failure);
console.log(`${count} headers, ${compiled} compiled, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
