// Every procedure is the same page: three of them, none with a draft, are started from their own fields
// and brought to their end by the people whose turn it is; the picture then shows the way they came.
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { fill, named, shownDate, type Fields } from './filling';
import { act, confirm, dossierAt, expect, held, refusal, state, test, type Person } from './office';
import { brokenDefinition } from './screens';

interface Step {
    who: Person;
    does: string; // the words on the button
    quiet?: boolean; // behind "Việc khác"
    with?: Fields;
    then: string; // where the dossier stands afterwards
}

interface Story {
    name: string;
    starter: Person;
    start: string;
    fields: Fields;
    prefix: string;
    steps: Step[];
    shows: [name: string, value: string]; // data of its own on the overview
}

const stories: Story[] = [
    {
        name: 'a task is assigned, taken on, reported on, finished and accepted',
        starter: 'head', start: 'Giao nhiệm vụ', prefix: 'NV',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Tổ chức ngày hội Đại đoàn kết toàn dân tộc', 'Đơn vị được giao': { choose: 'Sở Nội vụ tỉnh Sơn Hà (mẫu)' },
            'Nội dung, yêu cầu kết quả': 'Ngày hội ở 100 % khu dân cư.', 'Xong trước ngày': shownDate(60), 'Ngày cuối quý của báo cáo đầu tiên': shownDate(30),
        },
        steps: [
            { who: 'drafter', does: 'Nhận nhiệm vụ', with: { 'Người phụ trách': 'Trưởng phòng (mẫu)' }, then: 'Thực hiện, báo cáo quý' },
            { who: 'drafter', does: 'Gửi báo cáo quý', quiet: true, with: { 'Việc đã làm': 'Đã có kế hoạch.', 'Tiến độ (%)': '40' }, then: 'Xem báo cáo quý' },
            { who: 'specialist', does: 'Nhận báo cáo', with: { 'Ngày cuối quý tiếp theo': shownDate(120) }, then: 'Thực hiện, báo cáo quý' },
            { who: 'drafter', does: 'Báo hoàn thành', with: { 'Kết quả': 'Đã tổ chức ở mọi khu dân cư.' }, then: 'Nghiệm thu' },
            { who: 'head', does: 'Nghiệm thu', with: { 'Mức độ hoàn thành': { choose: 'Hoàn thành tốt' } }, then: 'Đã nghiệm thu' },
            { who: 'registrar', does: 'Lưu trữ', quiet: true, then: 'Đã lưu trữ' },
        ],
        shows: ['Mức độ hoàn thành', 'Hoàn thành tốt'],
    },
    {
        name: 'a petition is received, classified, approved, handed on, followed up and answered',
        starter: 'registrar', start: 'Tiếp dân, nhận đơn', prefix: 'TD',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Đơn kiến nghị về đường vào bản', 'Đến bằng': { choose: 'Đơn gửi qua bưu điện' },
            'Cơ quan có thẩm quyền giải quyết (nếu đã rõ)': { choose: 'Sở Nội vụ tỉnh Sơn Hà (mẫu)' }, 'Nội dung': 'Đường hỏng từ mùa mưa.',
        },
        steps: [
            {
                who: 'specialist', does: 'Đề xuất xử lý', then: 'Trưởng ban duyệt',
                with: { 'Loại việc': { choose: 'Kiến nghị, phản ánh' }, 'Hướng xử lý': { choose: 'Chuyển cơ quan có thẩm quyền' }, 'Cơ quan có thẩm quyền (khi chuyển đơn)': 'Sở Nội vụ' },
            },
            { who: 'head', does: 'Duyệt', then: 'Văn thư chuyển đơn' },
            { who: 'registrar', does: 'Cho số và chuyển', with: { 'Ngày chuyển': shownDate(0) }, then: 'Theo dõi việc giải quyết' },
            { who: 'drafter', does: 'Báo kết quả cho Mặt trận', with: { 'Ngày quyết định': shownDate(0), 'Kết quả giải quyết': 'Sửa đường trong quý tới.' }, then: 'Chờ trả lời người đến' },
            { who: 'specialist', does: 'Đã trả lời người đến', with: { 'Ngày trả lời': shownDate(0), 'Nội dung trả lời': 'Đường được sửa trong quý tới.' }, then: 'Kết thúc' },
            { who: 'specialist', does: 'Đóng hồ sơ', with: { 'Kết quả, công dân đồng ý hay không': 'Người gửi đơn đồng ý.' }, then: 'Đã đóng' },
        ],
        shows: ['Hướng xử lý', 'Chuyển cơ quan có thẩm quyền'],
    },
    {
        name: 'a model of mass work is entered, appraised, recognised, concluded and rewarded',
        starter: 'specialist', start: 'Nhập bản đăng ký mô hình', prefix: 'DVK',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Tổ tự quản bảo vệ đường biên', 'Tập thể, cá nhân đăng ký': { choose: 'Sở Nội vụ tỉnh Sơn Hà (mẫu)' },
            'Lĩnh vực': { choose: 'Quốc phòng, an ninh' }, 'Nội dung, cách làm, mục tiêu': 'Tuần tra cùng bộ đội biên phòng.', 'Số người, hộ tham gia': '45',
        },
        steps: [
            { who: 'specialist', does: 'Trình kết quả thẩm định', with: { 'Điểm (0–100)': '86', 'Nhận xét, đề xuất': 'Đề nghị công nhận.' }, then: 'Công nhận' },
            { who: 'committee', does: 'Công nhận, cho số quyết định', with: { 'Ngày quyết định': shownDate(0) }, then: 'Đang duy trì' },
            { who: 'specialist', does: 'Tổng kết, đề nghị khen thưởng', quiet: true, with: { 'Kết quả mô hình': 'Không có vụ việc phức tạp.' }, then: 'Khen thưởng' },
            {
                who: 'committee', does: 'Khen thưởng, cho số quyết định', then: 'Đã tổng kết',
                with: { 'Hình thức': { choose: 'Biểu dương, nhân rộng' }, 'Ngày quyết định': shownDate(0) },
            },
        ],
        shows: ['Khen thưởng', 'Biểu dương, nhân rộng'],
    },
];

async function begin(page: Page, story: Story): Promise<string> {
    await page.getByRole('main').getByRole('link', { name: story.start, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: story.start })).toBeVisible();
    await page.getByRole('button', { name: story.start }).click();
    await expect(refusal(page).getByRole('link').first()).toBeVisible(); // what is missing, as links to the fields
    await fill(page, story.fields);
    await page.getByRole('button', { name: story.start }).click();
    await expect(page.getByRole('heading', { level: 1, name: story.fields['Tên việc, nội dung hồ sơ'] as string })).toBeVisible();
    return page.url().split('/').at(-1)!;
}

async function take(page: Page, step: Step): Promise<void> {
    if (step.quiet) await page.getByRole('button', { name: 'Việc khác' }).click();
    const dialog = await act(page, step.does);
    await fill(dialog, step.with ?? {});
    await confirm(dialog, step.does);
    await expect(state(page, step.then)).toBeVisible();
}

for (const story of stories) {
    test(story.name, async ({ pageOf }) => {
        test.setTimeout(180_000);
        const first = await pageOf(story.starter, '/bat-dau');
        const dossier = await begin(first, story);
        await expect(first.getByText(new RegExp(`^${story.prefix}-\\d{4}-\\d{4}$`)).first()).toBeVisible();
        // Nothing of a draft where there is none.
        await expect(first.getByRole('link', { name: 'Dự thảo và góp ý' })).toHaveCount(0);
        await expect(first.getByRole('region', { name: 'Các bản dự thảo' })).toHaveCount(0);

        for (const step of story.steps) {
            const page = await pageOf(step.who, dossierAt(dossier));
            await take(page, step);
            await page.context().close();
        }

        await first.goto(dossierAt(dossier));
        const facts = first.getByRole('region', { name: 'Thông tin' });
        await expect(facts.getByRole('term').filter({ hasText: story.shows[0] })).toBeVisible();
        await expect(facts).toContainText(story.shows[1]);
        await first.goto(dossierAt(dossier, 'procedure'));
        const end = story.steps.at(-1)!.then;
        await expect(first.getByRole('region', { name: 'Khung sơ đồ' }).getByRole('img')).toBeVisible();
        await first.getByText(/^Đường đã đi/).click();
        await expect(first.getByRole('listitem').filter({ hasText: end }).and(first.locator('[aria-current=step]')).first()).toBeVisible();
    });
}

test('a number outside its bounds is refused at its field', async ({ pageOf }) => {
    const page = await pageOf('specialist', '/bat-dau/dan-van-kheo?viec=model.enter');
    await fill(page, { ...stories[2]!.fields, 'Số người, hộ tham gia': '0' });
    await page.getByRole('button', { name: 'Nhập bản đăng ký mô hình' }).click();
    await expect(refusal(page)).toBeVisible();
    await expect(page.getByRole('textbox', { name: named('Số người, hộ tham gia') })).toHaveAttribute('data-invalid', 'true');
});

test('everybody sees only what is theirs to start', async ({ pageOf }) => {
    const auditor = await pageOf('auditor', '/bat-dau');
    await expect(auditor.getByText('Tài khoản của bạn không bắt đầu được việc nào.')).toBeVisible();
    const registrar = await pageOf('registrar', '/bat-dau');
    await expect(registrar.getByRole('link', { name: 'Tiếp dân, nhận đơn' })).toBeVisible();
    await expect(registrar.getByRole('link', { name: 'Giao nhiệm vụ' })).toHaveCount(0);
});

test('no other file can be chosen while one is being checked', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/kiem-tra-quy-trinh');
    const release = await held(page, '**/api/v1/procedures/check');
    const field = page.getByLabel('Tệp quy trình');
    await field.setInputFiles(brokenDefinition());
    await expect(page.getByText('Đang kiểm tra…')).toBeVisible();
    await expect(field).toBeDisabled();
    release();
    await expect(page.getByText(/^Có \d+ lỗi/)).toBeVisible();
    // What is found is always of the file whose name stands there.
    await field.setInputFiles(fileURLToPath(new URL('../../workflows/giam-sat.scxml', import.meta.url)));
    await expect(page.getByText('giam-sat.scxml', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Giám sát/ })).toBeVisible();
    await expect(page.getByText(/^Có \d+ lỗi/)).toHaveCount(0);
});
