// A dossier whose second version puts an article in, rewords a clause and replaces another, so that one
// opinion goes with its clause and one waits for a person.
import { draftText } from '../api/office.mjs';

// Long enough that nobody could take it for the clause that is replaced.
export const firstText = draftText.replace(
    'Mỗi hộ được hỗ trợ 50 triệu đồng.',
    'Mỗi hộ được hỗ trợ 50 triệu đồng để dựng lại nhà ở nơi tái định cư, chi trả một lần khi bàn giao đất cũ.',
);

export const secondText = firstText
    .replace('Điều 4. Hiệu lực', 'Điều 5. Hiệu lực')
    .replace('Điều 3. Mức hỗ trợ\n', 'Điều 3. Giải thích từ ngữ\nVùng nguy cơ là nơi cơ quan khí tượng đã cảnh báo đất đá trượt xuống khu dân cư.\nĐiều 4. Mức hỗ trợ\n')
    .replace('hỗ trợ 50 triệu đồng', 'hỗ trợ 65 triệu đồng')
    .replace('2. Hộ nghèo được hỗ trợ thêm 20 triệu đồng.', '2. Ngân sách tỉnh chi trả qua tài khoản của hộ.');

export async function dossierOfTwoVersions(office, title: string): Promise<string> {
    const id = await office.toConsultation({ title, text: firstText });
    await office.askReviewers(id);
    await office.giveOpinion(office.union, id, 'art_3__para_1', 'Mức 50 triệu đồng là thấp.');
    await office.giveOpinion(office.farmers, id, 'art_3__para_2', 'Đề nghị nâng mức cho hộ nghèo.');
    const uploaded = await office.specialist.upload('ban-2.txt', Buffer.from(secondText));
    await office.specialist.do(id, 'version.add', { file: uploaded.body.file.hash, note: 'Bản tiếp thu' });
    return id;
}
