// The invented province as files to import: as it is, and with mistakes in it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sample = readFileSync(fileURLToPath(new URL('../../workflows/organisations/tinh-mau.xml', import.meta.url)), 'utf8');

const file = (text: string) => ({ name: 'danh-ba.xml', mimeType: 'application/xml', buffer: Buffer.from(text) });

export const lineOf = (part: string): number => sample.slice(0, sample.indexOf(part)).split('\n').length;

export const directoryFile = () => file(sample);

export const changedDirectory = () => file(sample.replace('vi="Chánh Văn phòng"', 'vi="Chánh Văn phòng tỉnh"'));

export const brokenDirectory = () =>
    file(sample.replace('<holds post="chanh-vp"', '<holds post="nobody"').replace('until="2026-12-18"', 'until="2026-12-01"'));
