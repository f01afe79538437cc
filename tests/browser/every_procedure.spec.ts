// Every procedure of the mission in the page: each shipped definition is started by the person who may,
// and brought to its end by those whose turn it is, each from what waits in "Việc của tôi". Nothing on
// the way is refused. (The review of a draft has a story of its own, story.spec.ts.)
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from '@playwright/test';

import { draftText, Office } from '../api/office.mjs';
import { expect, test as base } from './office';
import { shownDate } from './filling';
import { accepts, answers, begin, Desks, goOn, invites, lookUp, opines, recommends, standsAt, tab, walk, type Story } from './walking';

const test = base.extend<object, { desks: Desks }>({
    desks: [
        async ({ browser, office }, use) => {
            const desks = new Desks(browser, office.server.url);
            await use(desks);
            await desks.close();
        },
        { scope: 'worker' },
    ],
});

const today = shownDate();
const department = 'Sở Nội vụ tỉnh Sơn Hà (mẫu)';
const signed = { 'Người ký, chức vụ': 'Phó Chủ tịch Thường trực (mẫu)' };

const stories: Story[] = [
    {
        procedure: 'giam-sat', starter: 'chuyenvien', start: 'Đề xuất giám sát', begins: 'Xây dựng kế hoạch',
        title: 'Giám sát việc chi trả chính sách người có công năm 2026',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Giám sát việc chi trả chính sách người có công năm 2026', 'Cơ quan, tổ chức được giám sát': { choose: department },
            'Căn cứ': { choose: 'Kiến nghị của tổ chức thành viên' }, 'Nội dung, phạm vi giám sát': 'Chi trả trong năm 2026, toàn tỉnh.',
        },
        steps: [
            { who: 'chuyenvien', does: 'Trình kế hoạch', with: { 'Ngày dự kiến làm việc với đơn vị': shownDate(20), 'Thành phần đoàn, phân công': 'Năm thành viên.' }, then: 'Duyệt kế hoạch' },
            { who: 'thuongtruc', does: 'Duyệt kế hoạch', then: 'Thành lập đoàn' },
            { who: 'thuongtruc', does: 'Thành lập đoàn giám sát', with: { 'Trưởng đoàn (họ tên, chức vụ)': 'Phó Chủ tịch (mẫu)' }, then: 'Thông báo cho đơn vị' },
            { who: 'vanthu', does: 'Cho số, gửi thông báo', with: { 'Ngày gửi': today }, then: 'Chờ báo cáo của đơn vị' },
            { who: 'soanthao', does: 'Gửi báo cáo', with: { 'Tóm tắt báo cáo': 'Đã chi trả 98 %.', 'Báo cáo, tài liệu': { file: 'Báo cáo theo đề cương.' } }, then: 'Đoàn làm việc với đơn vị' },
            {
                who: 'chuyenvien', does: 'Ghi nhận buổi làm việc', then: 'Đoàn báo cáo',
                with: {
                    'Ngày kết thúc làm việc': today, '1. Trưởng đoàn thông báo kế hoạch, quyết định, chương trình': true, '2. Người đứng đầu đơn vị báo cáo': true,
                    '3. Thành viên đoàn phát biểu, yêu cầu giải trình': true, '4. Đơn vị báo cáo bổ sung, giải trình, kiến nghị': true, '5. Trưởng đoàn kết luận': true,
                },
            },
            { who: 'chuyenvien', does: 'Gửi báo cáo kết quả', with: { 'Tóm tắt kết quả': 'Còn 12 hộ chưa nhận.' }, then: 'Soạn kết luận, kiến nghị' },
            { who: 'chuyenvien', first: [recommends('Chi trả cho 12 hộ trước 31/12.')], does: 'Trình kết luận, kiến nghị', with: { 'Nội dung kết luận': 'Cơ bản đúng quy định.' }, then: 'Ban Thường trực ký' },
            { who: 'thuongtruc', does: 'Ký kết luận', with: signed, then: 'Văn thư phát hành' },
            { who: 'vanthu', does: 'Cho số và phát hành', with: { 'Ngày ban hành': today }, then: 'Chờ trả lời kiến nghị' },
            { who: 'soanthao', first: [answers('Tiếp thu, thực hiện')], does: 'Gửi văn bản trả lời', then: 'Đánh giá việc thực hiện' },
            { who: 'chuyenvien', first: [accepts], does: 'Đóng hồ sơ', with: { 'Đánh giá kết quả (đưa vào báo cáo 6 tháng, năm)': 'Đã chi trả đủ.' }, then: 'Đã đóng' },
            { who: 'vanthu', unasked: true, does: 'Lưu trữ', quiet: true, then: 'Đã lưu trữ' },
        ],
    },
    {
        procedure: 'gop-y', starter: 'chuyenvien', start: 'Mở đợt góp ý', begins: 'Đề xuất nội dung góp ý',
        title: 'Góp ý về vai trò nêu gương của người đứng đầu',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Góp ý về vai trò nêu gương của người đứng đầu', 'Nơi nhận góp ý': { choose: 'Đảng ủy xã Mường Hà (mẫu)' },
            'Góp ý đối với': { choose: 'Cán bộ, công chức, viên chức' }, 'Họ tên, chức vụ (góp ý với đảng viên, cán bộ)': 'Bí thư Đảng ủy xã (mẫu)', 'Hình thức': { choose: 'Góp ý định kỳ' },
        },
        steps: [
            { who: 'chuyenvien', does: 'Trình kế hoạch góp ý', with: { 'Nội dung góp ý': 'Tiếp dân, đối thoại với dân.' }, then: 'Ban Thường trực quyết định' },
            { who: 'thuongtruc', does: 'Đồng ý tổ chức', then: 'Lấy ý kiến' },
            { who: 'chuyenvien', first: [invites('Mời góp ý', 'Liên đoàn Lao động tỉnh Sơn Hà (mẫu)')], then: 'Lấy ý kiến' },
            {
                who: 'congdoan', does: 'Hoàn tất góp ý', then: 'Lấy ý kiến',
                first: [opines('Góp ý', { 'Quan điểm': { choose: 'Đề nghị khắc phục, bổ sung' }, 'Nhóm nội dung góp ý': { choose: 'Thái độ, trách nhiệm phục vụ Nhân dân' }, 'Nội dung góp ý': 'Cần tiếp dân đúng lịch.' })],
            },
            { who: 'chuyenvien', does: 'Chốt lấy ý kiến', then: 'Tổng hợp' },
            { who: 'chuyenvien', first: [recommends('Công khai lịch tiếp dân.')], does: 'Trình văn bản góp ý', then: 'Ban Thường trực ký' },
            { who: 'thuongtruc', does: 'Ký duyệt', with: signed, then: 'Văn thư gửi' },
            { who: 'vanthu', does: 'Cho số và gửi', with: { 'Ngày ban hành': today }, then: 'Chờ tiếp thu, giải trình' },
            { who: 'danguy', first: [answers('Tiếp thu')], does: 'Gửi văn bản tiếp thu, giải trình', then: 'Theo dõi, thông báo kết quả' },
            { who: 'chuyenvien', first: [accepts], does: 'Đóng hồ sơ', with: { 'Kết quả, cách đã thông báo tới nơi góp ý': 'Đã gửi văn bản tới Công đoàn.' }, then: 'Đã đóng' },
        ],
    },
    {
        procedure: 'doi-thoai', starter: 'vanthu', start: 'Nhận đề nghị đối thoại của cử tri', begins: 'Kiểm tra đề nghị của cử tri',
        title: 'Đối thoại về nước sinh hoạt ở bản Nà Hin',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Đối thoại về nước sinh hoạt ở bản Nà Hin', 'Chính quyền tổ chức đối thoại': { choose: department },
            'Nội dung đề nghị đối thoại': 'Thiếu nước mùa khô.', 'Số cử tri đề nghị': '120', 'Tổng số cử tri trên địa bàn': '1000',
        },
        steps: [
            { who: 'chuyenvien', does: 'Xác nhận đủ 10 % cử tri', then: 'Chuẩn bị' },
            { who: 'chuyenvien', does: 'Chốt ngày đối thoại', with: { 'Ngày đối thoại': shownDate(14), 'Địa điểm': 'Nhà văn hóa bản' }, then: 'Thông báo tới Nhân dân' },
            { who: 'soanthao', does: 'Đã thông báo', with: { 'Ngày thông báo': today, 'Hình thức (loa, niêm yết, cổng thông tin…)': 'Loa, niêm yết' }, then: 'Chờ ngày đối thoại' },
            { who: 'chuyenvien', does: 'Ghi nhận hội nghị đã họp', with: { 'Ngày họp': today, 'Số người dự': '86' }, then: 'Ghi kiến nghị của Nhân dân' },
            { who: 'chuyenvien', first: [recommends('Sửa bể nước đầu bản.')], does: 'Chuyển chính quyền trả lời', then: 'Trả lời, thông báo kết quả' },
            { who: 'soanthao', first: [answers('Tiếp thu, giải quyết')], does: 'Thông báo kết quả', with: { 'Ngày thông báo': today, 'Hình thức công khai': 'Niêm yết' }, then: 'Theo dõi thực hiện' },
            { who: 'chuyenvien', first: [accepts], does: 'Đóng hồ sơ', with: { 'Đánh giá kết quả': 'Bể đã được sửa.' }, then: 'Đã đóng' },
        ],
    },
    {
        procedure: 'tiep-dan', starter: 'vanthu', start: 'Tiếp dân, nhận đơn', begins: 'Phân loại, đề xuất xử lý',
        title: 'Bà Lò Thị Én hỏi thủ tục cấp lại sổ đỏ',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Bà Lò Thị Én hỏi thủ tục cấp lại sổ đỏ', 'Đến bằng': { choose: 'Đến trực tiếp' },
            'Họ tên người đến, người gửi (để trống nếu nặc danh)': 'Bà Lò Thị Én (mẫu)', 'Nội dung': 'Sổ bị mất trong lũ.',
        },
        steps: [
            { who: 'chuyenvien', does: 'Đề xuất xử lý', with: { 'Loại việc': { choose: 'Kiến nghị, phản ánh' }, 'Hướng xử lý': { choose: 'Hướng dẫn, trả lại đơn' } }, then: 'Trưởng ban duyệt' },
            { who: 'truongban', does: 'Duyệt', then: 'Chờ trả lời người đến' },
            { who: 'chuyenvien', does: 'Đã trả lời người đến', with: { 'Ngày trả lời': today, 'Nội dung trả lời': 'Nộp hồ sơ tại bộ phận một cửa xã.' }, then: 'Kết thúc' },
            { who: 'chuyenvien', does: 'Đóng hồ sơ', with: { 'Kết quả, công dân đồng ý hay không': 'Công dân đã rõ.' }, then: 'Đã đóng' },
            { who: 'vanthu', unasked: true, does: 'Lưu trữ', quiet: true, then: 'Đã lưu trữ' },
        ],
    },
    {
        procedure: 'lay-y-kien-xa', starter: 'soanthao', start: 'Đề nghị phối hợp lấy ý kiến Nhân dân', begins: 'Kế hoạch',
        title: 'Phương án bồi thường khi mở đường vào bản',
        fields: {
            'Tệp dự thảo': { file: draftText }, 'Loại dự thảo': { choose: 'Đề án, dự án, phương án' }, 'Tên dự thảo': 'Phương án bồi thường khi mở đường vào bản', 'Ủy ban Mặt trận tiếp nhận': { choose: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn Hà (mẫu)' },
            'Nội dung lấy ý kiến': { choose: 'Quy hoạch, kế hoạch sử dụng đất, bồi thường, tái định cư' },
        },
        steps: [
            { who: 'chuyenvien', does: 'Thống nhất kế hoạch', with: { 'Họp cộng đồng dân cư, đối thoại': true, 'Địa bàn, đối tượng lấy ý kiến': 'Hộ dân bản Nà Hin' }, then: 'Công khai nội dung' },
            { who: 'soanthao', does: 'Đã công khai', with: { 'Ngày công khai': today, 'Nơi niêm yết, đăng tải': 'Trụ sở Ủy ban nhân dân xã' }, then: 'Lấy ý kiến (ít nhất 20 ngày)' },
            { who: 'chuyenvien', unasked: true, daysLater: 21, inTime: true, then: 'Tổng hợp ý kiến' },
            {
                who: 'vanthu', unasked: true, then: 'Tổng hợp ý kiến',
                first: [opines('Nhập ý kiến: Toàn bộ dự thảo', {
                    'Họ tên, đơn vị người góp ý': 'Họp bản Nà Hin (mẫu)', 'Nguồn ý kiến': { choose: 'Hội nghị trao đổi, đối thoại' },
                    'Quan điểm': { choose: 'Đồng ý có chỉnh sửa' }, 'Nhóm ý kiến': { choose: 'Nội dung, mức, phương án' }, 'Nội dung góp ý': 'Mức đền bù cây trồng còn thấp.',
                })],
            },
            { who: 'chuyenvien', first: [recommends('Nâng mức đền bù cây trồng.')], does: 'Trình báo cáo tổng hợp', with: { 'Số người, hộ được hỏi': '412' }, then: 'Ban Thường trực ký' },
            { who: 'thuongtruc', does: 'Ký duyệt', with: signed, then: 'Văn thư gửi, công khai' },
            { who: 'vanthu', does: 'Cho số, gửi và công khai', with: { 'Ngày ban hành': shownDate(21) }, then: 'Tiếp thu, giải trình, công khai' },
            { who: 'soanthao', first: [answers('Tiếp thu')], does: 'Gửi và công khai', with: { 'Ngày công khai': shownDate(21), 'Nơi niêm yết, đăng tải': 'Nhà văn hóa bản' }, then: 'Giám sát kết quả' },
            { who: 'chuyenvien', first: [accepts], does: 'Đóng hồ sơ', with: { 'Đánh giá kết quả': 'Đã tiếp thu và công khai.' }, then: 'Đã đóng' },
        ],
    },
    {
        procedure: 'ke-hoach-nam', starter: 'chuyenvien', start: 'Lập kế hoạch năm', begins: 'Thu thập đề xuất',
        title: 'Kế hoạch giám sát, phản biện năm tới',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Kế hoạch giám sát, phản biện năm tới', 'Hội đồng nhân dân, Ủy ban nhân dân cùng cấp': { choose: department },
            'Năm kế hoạch': String(Number(today.slice(-4)) + 1),
        },
        steps: [
            { who: 'chuyenvien', first: [invites('Mời đề xuất', 'Hội Nông dân tỉnh Sơn Hà (mẫu)')], then: 'Thu thập đề xuất' },
            {
                who: 'nongdan', does: 'Hoàn tất đề xuất', then: 'Thu thập đề xuất',
                first: [opines('Góp ý', { 'Loại ý kiến': { choose: 'Đề xuất mới' }, 'Đề xuất về': { choose: 'Nội dung giám sát' }, 'Nội dung góp ý': 'Giám sát việc cung ứng giống.' })],
            },
            { who: 'chuyenvien', does: 'Chốt đề xuất', then: 'Soạn kế hoạch' },
            {
                who: 'chuyenvien', does: 'Gửi các bên thống nhất', then: 'Thống nhất với HĐND, UBND',
                with: {
                    'Số nội dung giám sát, phản biện': '6', 'Đã nêu nội dung': true, 'Đã nêu hình thức': true, 'Đã nêu thời gian': true,
                    'Đã nêu chủ thể tiến hành': true, 'Đã nêu đối tượng': true, 'Dự thảo kế hoạch': { file: 'Sáu nội dung.' },
                },
            },
            { who: 'soanthao', does: 'Thống nhất', then: 'Ban Thường trực ký' },
            { who: 'thuongtruc', does: 'Ký duyệt', with: signed, then: 'Văn thư ban hành' },
            { who: 'vanthu', does: 'Cho số và ban hành', with: { 'Ngày ban hành': today }, then: 'Thực hiện kế hoạch' },
            { who: 'truongban', does: 'Báo cáo 6 tháng', with: { 'Kết quả thực hiện': 'Xong ba nội dung.' }, then: 'Thực hiện kế hoạch' },
            { who: 'truongban', does: 'Tổng kết, đóng hồ sơ', quiet: true, with: { 'Kết quả cả năm': 'Xong sáu nội dung.' }, then: 'Đã tổng kết' },
        ],
    },
    {
        procedure: 'giao-nhiem-vu', starter: 'truongban', start: 'Giao nhiệm vụ', begins: 'Chờ đơn vị nhận',
        title: 'Vận động hiến đất mở đường bản Nà Hin',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Vận động hiến đất mở đường bản Nà Hin', 'Đơn vị được giao': { choose: 'Bản Nà Hin, xã Mường Hà (mẫu)' },
            'Nội dung, yêu cầu kết quả': 'Mười hộ hiến đất.', 'Xong trước ngày': shownDate(60), 'Ngày cuối quý của báo cáo đầu tiên': shownDate(30),
        },
        steps: [
            { who: 'ban.nahin', does: 'Đề nghị không nhận', quiet: true, with: { 'Lý do': 'Vướng vụ gặt.' }, then: 'Xem xét đề nghị không nhận' },
            { who: 'truongban', does: 'Giao lại', with: { 'Lý do, hỗ trợ thêm': 'Lùi hạn một tháng.', 'Xong trước ngày': shownDate(90) }, then: 'Chờ đơn vị nhận' },
            { who: 'ban.nahin', does: 'Nhận nhiệm vụ', with: { 'Người phụ trách': 'Trưởng bản (mẫu)' }, then: 'Thực hiện, báo cáo quý' },
            { who: 'ban.nahin', does: 'Gửi báo cáo quý', quiet: true, with: { 'Việc đã làm': 'Họp bản, sáu hộ đồng ý.', 'Tiến độ (%)': '60' }, then: 'Xem báo cáo quý' },
            { who: 'chuyenvien', does: 'Nhận báo cáo', with: { 'Ngày cuối quý tiếp theo': shownDate(120) }, then: 'Thực hiện, báo cáo quý' },
            { who: 'ban.nahin', does: 'Báo hoàn thành', with: { 'Kết quả': 'Mười hai hộ hiến đất.' }, then: 'Nghiệm thu' },
            { who: 'thuongtruc', does: 'Nghiệm thu', with: { 'Mức độ hoàn thành': { choose: 'Hoàn thành xuất sắc' } }, then: 'Đã nghiệm thu' },
        ],
    },
    {
        procedure: 'dan-van-kheo', starter: 'ban.nahin', start: 'Đăng ký mô hình', begins: 'Chờ tiếp nhận',
        title: 'Tổ tự quản giữ rừng đầu nguồn',
        fields: {
            'Tên việc, nội dung hồ sơ': 'Tổ tự quản giữ rừng đầu nguồn', 'Ủy ban Mặt trận tiếp nhận': { choose: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn Hà (mẫu)' },
            'Lĩnh vực': { choose: 'Phát triển kinh tế' }, 'Nội dung, cách làm, mục tiêu': 'Mỗi hộ trực một ngày trong tháng.', 'Số người, hộ tham gia': '30',
        },
        steps: [
            { who: 'vanthu', does: 'Tiếp nhận và cho số đến', then: 'Thẩm định mô hình' },
            { who: 'chuyenvien', does: 'Trình kết quả thẩm định', with: { 'Điểm (0–100)': '88', 'Nhận xét, đề xuất': 'Hiệu quả.' }, then: 'Công nhận' },
            { who: 'thuongtruc', does: 'Công nhận, cho số quyết định', with: { 'Ngày quyết định': today }, then: 'Đang duy trì' },
            { who: 'chuyenvien', does: 'Ghi kết quả kiểm tra', with: { 'Ngày kiểm tra': today, 'Kết quả': { choose: 'Cần khắc phục' }, 'Nhận xét': 'Ít người trực.' }, then: 'Chờ khắc phục' },
            { who: 'ban.nahin', does: 'Báo đã khắc phục', with: { 'Việc đã khắc phục': 'Chia lại lịch trực.' }, then: 'Đang duy trì' },
            { who: 'chuyenvien', does: 'Tổng kết, đề nghị khen thưởng', quiet: true, with: { 'Kết quả mô hình': 'Không còn cháy rừng.' }, then: 'Khen thưởng' },
            { who: 'thuongtruc', does: 'Khen thưởng, cho số quyết định', with: { 'Hình thức': { choose: 'Biểu dương, nhân rộng' }, 'Ngày quyết định': today }, then: 'Đã tổng kết' },
        ],
    },
];

// It reads as ended everywhere: in the head, among the open work, in the list, and in the picture.
async function hasEnded(page: Page, story: Story): Promise<void> {
    const end = story.steps.at(-1)!.then;
    const nothing = 'Hồ sơ đã kết thúc, không còn việc nào phải làm.';
    await lookUp(page, story.title);
    await standsAt(page, end);
    await expect(page.locator('.dossier-head')).toContainText(nothing);
    await expect(page.getByRole('region', { name: 'Việc đang chờ' })).toContainText(nothing);
    await tab(page, 'Quy trình');
    const drawn = page.getByRole('region', { name: 'Khung sơ đồ' });
    await expect(drawn.getByRole('img')).toBeVisible();
    await expect(drawn.locator('[data-here]')).toHaveText(new RegExp(end.replaceAll(' ', '\\s*')));
    await page.getByText(/^Đường đã đi/).click();
    const way = page.locator('details', { hasText: 'Đường đã đi' }).getByRole('listitem');
    for (const { then } of story.steps) await expect(way.filter({ hasText: then }).first()).toBeVisible();
    await expect(way.last()).toContainText(end);
    await expect(way.and(page.locator('[aria-current=step]'))).toHaveCount(1); // and it is nowhere else
}

async function isFineAtTheEnd(desks: Desks, story: Story): Promise<void> {
    await hasEnded(await desks.of('kiemtoan'), story);
    expect(desks.complaints.splice(0), 'what was refused or went wrong').toEqual([]);
}

// On a server of its own, which is started anew so many days later: everybody signs in again.
async function walkWithPause(browser: Browser, story: Story, pause: number): Promise<void> {
    const clock = process.env.PHANBIEN_LATER_CLOCK;
    if (!clock) throw new Error('PHANBIEN_LATER_CLOCK names what later_clock.cpp was compiled to');
    const office = await Office.open();
    try {
        const before = new Desks(browser, office.server.url);
        await begin(await before.of(story.starter), story);
        await goOn(before, story, story.steps.slice(0, pause));
        expect(before.complaints).toEqual([]);
        await before.close();
        await office.server.kill();
        const seconds = story.steps[pause].daysLater! * 86_400;
        Object.assign(office.server.environment, { LD_PRELOAD: clock, LATER_SECONDS: String(seconds) });
        await office.server.start();
        const after = new Desks(browser, office.server.url);
        await goOn(after, story, story.steps.slice(pause));
        await isFineAtTheEnd(after, story);
        await after.close();
    } finally {
        await office.close();
    }
}

for (const story of stories) {
    const pause = story.steps.findIndex((step) => step.daysLater);
    test(`${story.procedure}: ${story.steps.length} steps to “${story.steps.at(-1)!.then}”`, async ({ browser, desks }) => {
        if (pause >= 0) return walkWithPause(browser, story, pause);
        await walk(desks, story);
        await isFineAtTheEnd(desks, story);
    });
}

test('no shipped procedure is without its story', () => {
    const shipped = readdirSync(fileURLToPath(new URL('../../workflows', import.meta.url)))
        .filter((file) => file.endsWith('.scxml'))
        .map((file) => file.slice(0, -'.scxml'.length));
    expect([...stories.map((story) => story.procedure), 'phan-bien'].sort()).toEqual(shipped.sort());
});
