// Style as a test: tidy.mjs ROOT prints every broken rule of the house and fails if there is one.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { fileRules, houseRules } from './rules.mjs';

// What is built, installed, written at run time or licensed by others; none of it is tracked.
const notOurs = /^(\.git|build|var|node_modules|dist|results)$/;
const notText = /\.(png|ico|woff2|docx|xlsx|zip|pdf|gz|db)$/;
const generated = /(^|\/)(package-lock\.json|schema\.d\.ts)$/;

function filesUnder(root, folder = '') {
    return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const name = folder + entry.name;
        if (notOurs.test(entry.name) || notText.test(name) || generated.test(name)) return [];
        if (entry.isDirectory()) return filesUnder(root, `${name}/`);
        return entry.isFile() ? [{ path: name, text: readFileSync(path.join(root, name), 'utf8') }] : [];
    });
}

const files = filesUnder(process.argv[2] ?? '.');
const complaints = [
    ...files.flatMap(({ path: name, text }) =>
        Object.entries(fileRules).flatMap(([rule, check]) =>
            check(name, text).map((complaint) => ({ rule, path: name, ...complaint })),
        ),
    ),
    ...Object.entries(houseRules).flatMap(([rule, check]) => check(files).map((c) => ({ rule, ...c }))),
];
for (const { path: name, line, rule, message } of complaints) {
    console.log(`${name}:${line}: ${message} [${rule}]`);
}
if (!files.some(({ path: name }) => name === 'README.md')) {
    console.log('skipped: roomsInReadme, there is no README.md yet');
}
console.log(`${files.length} files, ${complaints.length} complaints`);
process.exit(complaints.length === 0 ? 0 : 1);
