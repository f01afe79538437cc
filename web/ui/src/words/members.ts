// What the members of an event are called when its details are unfolded.
import { language } from './words.svelte';

const members: Record<string, readonly [string, string]> = {
    title: ['Tên', 'Title'], draft_kind: ['Loại dự thảo', 'Kind of draft'], summary: ['Tóm tắt', 'Summary'], host: ['Cơ quan chủ trì', 'Host'],
    drafting_body: ['Cơ quan, tổ chức liên quan', 'Body concerned'], code: ['Số, ký hiệu', 'Code'], received_on: ['Ngày nhận', 'Received on'],
    planned_submission_on: ['Ngày dự kiến trình', 'Planned submission'], sent_in: ['Cơ quan soạn thảo gửi đến', 'Sent in'], duplicate_of: ['Trùng với hồ sơ', 'Duplicate of'],
    duplicate_code: ['Trùng với hồ sơ', 'Duplicate of'], dossier_code: ['Mã hồ sơ', 'Dossier'], workflow: ['Quy trình', 'Procedure'], workflow_version: ['Bản quy trình', 'Version of the procedure'],
    workflow_hash: ['Mã băm quy trình', 'Hash of the procedure'], arrival: ['Số đến', 'Arrival number'], event: ['Sự kiện', 'Event'], data: ['Nội dung đã điền', 'Fields'],
    files: ['Tệp', 'Files'], exited: ['Rời trạng thái', 'Left'], entered: ['Vào trạng thái', 'Entered'], from: ['Từ', 'From'], to: ['Đến', 'To'],
    given: ['Số đã cho', 'Number given'], revoked: ['Số bị thu hồi', 'Number revoked'], timer: ['Hẹn giờ', 'Timer'], sends: ['Việc hẹn', 'Timed'], cancels: ['Việc hẹn đã hủy', 'Cancelled timers'],
    number: ['Số', 'Number'], file: ['Tệp', 'File'], outline: ['Mã băm cây điều khoản', 'Hash of the outline'], counts: ['Số lượng', 'Counts'], warnings: ['Cảnh báo', 'Warnings'],
    note: ['Ghi chú', 'Note'], id: ['Mã', 'Id'], document_kind: ['Loại tài liệu', 'Kind'], dated_on: ['Ngày văn bản', 'Dated'], organisation: ['Tổ chức', 'Organisation'],
    due_on: ['Hạn', 'Due'], message: ['Lời nhắn', 'Message'], reason: ['Lý do', 'Reason'], remark: ['Ghi chú', 'Remark'], version: ['Bản dự thảo', 'Version'],
    provision: ['Điều khoản', 'Provision'], eid: ['Mã điều khoản', 'Provision id'], label: ['Tên gọi', 'Label'], quote: ['Trích dẫn', 'Quote'], heading: ['Nhóm nội dung', 'Heading'],
    stance: ['Quan điểm', 'Stance'], text: ['Nội dung', 'Text'], proposal: ['Đề xuất', 'Proposal'], said_by: ['Người nói', 'Said by'], name: ['Tên', 'Name'],
    source: ['Nguồn', 'Source'], entered_for_other: ['Nhập thay', 'Entered for another'], opinions: ['Ý kiến', 'Opinions'], opinion: ['Ý kiến', 'Opinion'],
    recommendation: ['Kiến nghị', 'Recommendation'], disposition: ['Kết quả tiếp thu', 'Disposition'], hash: ['Mã băm', 'Hash'], media_type: ['Kiểu tệp', 'Type'], size: ['Cỡ (byte)', 'Size (bytes)'],
    register: ['Sổ', 'Register'], register_id: ['Sổ', 'Register'], year: ['Năm', 'Year'], articles: ['Điều', 'Articles'], chapters: ['Chương', 'Chapters'], sections: ['Mục', 'Sections'],
    clauses: ['Khoản', 'Clauses'], parts: ['Phần', 'Parts'], subsections: ['Tiểu mục', 'Subsections'], provisions: ['Các điều khoản', 'Provisions'], points: ['Điểm', 'Points'], conference: ['Hội nghị', 'Conference'], written: ['Gửi lấy ý kiến', 'Written consultation'], dialogue: ['Đối thoại', 'Dialogue'],
    same_level: ['Cùng cấp', 'Same level'], rights_touched: ['Liên quan quyền, lợi ích', 'Rights touched'], lead: ['Chủ trì', 'Lead'], opinions_due_on: ['Hạn nhận ý kiến', 'Opinions due'],
    signer: ['Người ký', 'Signer'], issued_on: ['Ngày ban hành', 'Issued on'], issued_code: ['Số văn bản ban hành', 'Issued code'], held_on: ['Ngày tổ chức', 'Held on'],
    place: ['Địa điểm', 'Place'], chaired_by: ['Chủ trì', 'Chaired by'], minutes: ['Biên bản', 'Minutes'], document: ['Văn bản', 'Document'],
    invoke: ['Tuyến duyệt', 'Approval route'], step: ['Bước', 'Step'], verdict: ['Quyết định', 'Decision'], person: ['Người quyết định', 'Who decided'], post: ['Chức danh', 'Post'],
    holder: ['Người giữ chức danh', 'Holder of the post'], chain: ['Ủy quyền qua', 'Handed on by'], no_longer_needed: ['Bước đã đủ người duyệt', 'Enough had approved'], changes: ['Thay đổi', 'Changes'],
    by: ['Người nhắc', 'Reminded by'], selection: ['Vị trí được chọn', 'Selection'], prefix: ['Trước đó', 'Before'], suffix: ['Sau đó', 'Behind'], start: ['Từ ký tự', 'From'], end: ['Đến ký tự', 'To'],
    attachments: ['Tệp kèm theo', 'Attachments'], import: ['Lần nhập', 'Import'], file_hash: ['Mã băm tệp', 'Hash of the file'], file_name: ['Tệp', 'File'], taken: ['Số ý kiến đã nhập', 'Opinions taken'], left_out: ['Dòng đã bỏ', 'Rows left out'], row: ['Dòng', 'Row'], why: ['Vì sao', 'Why'],
    states: ['Trạng thái', 'State'], status: ['Tình trạng', 'Status'], issued: ['Số văn bản ban hành', 'Issue number'], outcome: ['Kết quả duyệt', 'Outcome'],
    decisions: ['Số quyết định', 'Decisions'], steps_done: ['Bước đã xong', 'Steps done'], placement: ['Vị trí', 'Place'], cluster: ['Nhóm giống nhau', 'Cluster'],
    change: ['Nơi thể hiện', 'Where it was done'], change_version: ['Trong bản dự thảo', 'In version'], return_reason: ['Lý do trả lại', 'Why sent back'], answered: ['Trả lời', 'Answer'], ground: ['Căn cứ', 'Ground'],
};

export function memberWord(name: string): string {
    const found = members[name];
    return found ? found[language.now === 'vi' ? 0 : 1] : name;
}
