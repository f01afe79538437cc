// The addresses of the screens, in one place.
export const at = {
    inbox: '/viec-cua-toi',
    dossiers: '/ho-so',
    search: '/tim-kiem',
    searchIn: (dossier: string) => `/tim-kiem?ho-so=${encodeURIComponent(dossier)}`,
    registers: '/so-van-ban',
    start: '/bat-dau',
    startOne: (procedure: string, event: string) => `/bat-dau/${encodeURIComponent(procedure)}?viec=${encodeURIComponent(event)}`,
    procedures: '/quy-trinh',
    procedure: (id: string, part = '') => `/quy-trinh/${encodeURIComponent(id)}${part && `/${part}`}`,
    routeDefinitions: '/tuyen-duyet',
    routeDefinition: (id: string) => `/tuyen-duyet/${encodeURIComponent(id)}`,
    checkFile: '/kiem-tra-quy-trinh',
    calendars: '/lich',
    directory: '/to-chuc',
    body: (id: string, day = '') => `/to-chuc/${encodeURIComponent(id)}${day && `?ngay=${day}`}`,
    person: (id: string, day = '') => `/to-chuc/nguoi/${encodeURIComponent(id)}${day && `?ngay=${day}`}`,
    audit: '/kiem-toan',
    historyOfPerson: (account: string) => `/kiem-toan?nguoi=${encodeURIComponent(account)}`,
    accounts: '/to-chuc-tai-khoan',
    profile: '/tai-khoan-cua-toi',
    ownAbsence: '/tai-khoan-cua-toi?viec=vang-mat',
    ownDelegation: '/tai-khoan-cua-toi?viec=uy-quyen',
    dossier: (id: string, tab: DossierTab = '') => `/ho-so/${encodeURIComponent(id)}${tab && `/${tab}`}`,
};

// The history of one provision as it is numbered in a version, or of one file; `name`: what people call it.
export const historyOfProvision = (dossier: string, eid: string, version: number, name: string) =>
    `${at.dossier(dossier, 'lich-su')}?${new URLSearchParams({ dieu: eid, ban: String(version), ten: name })}`;
export const historyOfFile = (dossier: string, hash: string, name: string) => `${at.dossier(dossier, 'lich-su')}?${new URLSearchParams({ tep: hash, ten: name })}`;

// A dossier as it was, and two moments of it compared. A moment in an address: "2026-11-23T10:00" in Vietnam, or
// "sk-12" for after event 12.
export const dossierThen = (dossier: string, moment: string) => `${at.dossier(dossier, 'lich-su')}?${new URLSearchParams({ luc: moment })}`;
export const dossierCompared = (dossier: string, from: string, to: string) =>
    `${at.dossier(dossier, 'lich-su')}?${new URLSearchParams({ 'tu-luc': from, 'den-luc': to })}`;

export type DossierTab = '' | 'du-thao' | 'so-sanh' | 'dat-lai' | 'tong-hop' | 'nghia-vu' | 'quy-trinh' | 'lich-su';

export const fileAddress = (dossier: string, hash: string) => `/api/v1/dossiers/${encodeURIComponent(dossier)}/files/${hash}`;
export const calendarFile = (year: number) => `/api/v1/calendars/${year}/file`;
export const directoryFile = '/api/v1/directory/file';
export const paperFile = (dossier: string, kind: string) => `/api/v1/dossiers/${encodeURIComponent(dossier)}/papers/${encodeURIComponent(kind)}/file`;
export const templateFile = (kind: string) => `/api/v1/paper-templates/${encodeURIComponent(kind)}/file`;
export const exportAddress = (dossier: string, name: string) => `/api/v1/dossiers/${encodeURIComponent(dossier)}/${name}`;
