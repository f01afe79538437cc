import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

import { ourFontsOnly, usedCarbonStylesOnly } from './build_styles';

export default defineConfig({
    plugins: [ourFontsOnly(), svelte(), usedCarbonStylesOnly()],
    build: {
        target: 'es2021',
        assetsInlineLimit: 0, // a data: font or script is refused by the content security policy
        modulePreload: { polyfill: false },
        cssCodeSplit: false, // one style sheet: it is small, and a late one would make a screen jump
        reportCompressedSize: false,
        chunkSizeWarningLimit: 2000, // the graph layout (elkjs) is one big lazy chunk
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080', '/log': 'http://127.0.0.1:8080' } },
});
