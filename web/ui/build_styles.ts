// What the build does to other people's style sheets: only our own fonts stay, and of Carbon's 700 kB
// only the rules for classes that the built page can produce.
import postcss, { type Rule } from 'postcss';
import type { Plugin } from 'vite';

// The page runs on hosts without internet and its content security policy allows our own origin only.
// Carbon's style sheet names its vendor's font server, and the font packages bring scripts nobody here
// writes; both go before they reach the bundle, and the older woff with them.
export function ourFontsOnly(): Plugin {
    const wanted = /-(vietnamese|latin|latin-ext)-\d+-(normal|italic)\.woff2/;
    return {
        name: 'our-fonts-only',
        enforce: 'pre',
        transform(code, id) {
            if (!/node_modules\/(carbon-components-svelte|@fontsource)\/.*\.css$/.test(id)) return null;
            const kept = code
                .replace(/@font-face\s*\{[^}]*\}/g, (face) => (wanted.test(face) ? face : ''))
                .replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '');
            return { code: kept, map: null };
        },
    };
}

// A class is used when the bundled script holds it whole ("bx--btn--primary") or holds the start of it
// before a computed end (`bx--btn--${kind}`). A selector goes when one of its Carbon classes is unused.
// The names of the .css files are hashed before this runs, so the server must not call them immutable.
export function usedCarbonStylesOnly(): Plugin {
    return {
        name: 'used-carbon-styles-only',
        apply: 'build',
        enforce: 'post',
        generateBundle(_, bundle) {
            const whole = new Set<string>(['bx--body']);
            const starts: string[] = [];
            for (const file of Object.values(bundle)) {
                if (file.type !== 'chunk') continue;
                for (const [word] of file.code.matchAll(/bx--[\w-]+/g)) {
                    if (word.endsWith('-')) starts.push(word);
                    else whole.add(word);
                }
            }
            const used = (name: string) => whole.has(name) || starts.some((s) => name.startsWith(s));
            for (const file of Object.values(bundle)) {
                if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
                file.source = pruned(file.source.toString(), used);
            }
        },
    };
}

function pruned(css: string, used: (name: string) => boolean): string {
    const root = postcss.parse(css);
    root.walkRules((rule: Rule) => {
        const kept = rule.selectors.filter((selector) => {
            const positive = selector.replace(/:not\([^)]*\)/g, '');
            return [...positive.matchAll(/\.(bx--[\w-]+)/g)].every(([, name]) => used(name!));
        });
        if (kept.length === 0) rule.remove();
        else rule.selectors = kept;
    });
    root.walkAtRules('media', (media) => {
        if (media.nodes?.length === 0) media.remove();
    });
    return root.toString();
}
