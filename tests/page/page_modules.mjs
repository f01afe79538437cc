// The page's modules as Node can run them: Vite reads their TypeScript. No browser and no server.
import { fileURLToPath } from "node:url";

import { createServer } from "vite";

const ui = fileURLToPath(new URL("../../web/ui/", import.meta.url));

// Loads these files of web/ui/src and gives all they export as one object.
export async function pageModules(...files) {
  const reader = await createServer({
    root: ui, configFile: false, appType: "custom", logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return Object.assign({}, ...(await Promise.all(files.map((file) => reader.ssrLoadModule(`/src/${file}`)))));
  } finally {
    await reader.close();
  }
}
