// One test per screen, for the sizes of each project (see playwright.config.ts).
import { isAccessible } from './accessible';
import { test } from './office';
import { fitsTheWindow, keepPicture, screens, seed, show, type Dossiers } from './screens';

export function checkAllScreens(): void {
    let dossiers: Dossiers;
    test.beforeAll(async ({ office }) => {
        dossiers = await seed(office);
    });
    // Other tests of this worker go by the demo's own directory.
    test.afterAll(async ({ office }) => {
        await office.importDirectory('van-phong-mau.xml');
    });
    for (const screen of screens) {
        test(`the screen “${screen.name}”`, async ({ pageOf }, info) => {
            const page = await pageOf(screen.person, screen.address(dossiers));
            await show(page, screen);
            await keepPicture(page, screen, info);
            await fitsTheWindow(page, screen);
            await isAccessible(page, screen.name);
        });
    }
}
