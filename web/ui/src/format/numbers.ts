// Numbers with a dot between thousands, and sizes of files.
export function number(value: number): string {
    return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

export function size(bytes: number): string {
    if (bytes < 1024) return `${bytes} B`;
    const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
    return `${value.toFixed(value < 10 ? 1 : 0).replace('.', ',')} ${unit}`;
}
