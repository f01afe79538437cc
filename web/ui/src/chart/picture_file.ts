// A picture as a file: SVG as it stands, or PNG for a document.
function give(address: string, name: string): void {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
}

export function saveSvg(drawing: SVGSVGElement, name: string): void {
    const text = new XMLSerializer().serializeToString(drawing);
    const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    give(address, `${name}.svg`);
    URL.revokeObjectURL(address);
}

// Twice the size of the screen, for print; the page's policy lets pictures come from data: only.
export async function savePng(drawing: SVGSVGElement, name: string): Promise<void> {
    const { width, height } = drawing.viewBox.baseVal;
    const text = new XMLSerializer().serializeToString(drawing);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width * 2, height * 2];
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    give(canvas.toDataURL('image/png'), `${name}.png`);
}
