// How the browser's tests run: Debian's Chromium, as a person in Việt Nam would have it, on a PC
// and on a phone (*.phone.spec.ts). No retries: a test that passes the second time is broken.
import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0; // Chromium's sandbox refuses to run for root

export default defineConfig({
    testDir: '.',
    outputDir: './results',
    workers: 1,
    retries: 0,
    forbidOnly: !!process.env.CI,
    timeout: 180_000, // a busy machine is slow, not wrong
    expect: { timeout: 20_000 },
    reporter: [['list']],
    use: {
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
        screenshot: 'only-on-failure',
        launchOptions: {
            executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
            args: ['--disable-dev-shm-usage', ...(asRoot ? ['--no-sandbox'] : [])],
        },
    },
    projects: [
        { name: 'pc', testIgnore: '*.phone.spec.ts', use: { viewport: { width: 1280, height: 720 } } },
        {
            name: 'phone',
            testMatch: '*.phone.spec.ts',
            use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
        },
    ],
});
