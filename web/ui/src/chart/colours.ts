// The colours of a picture stand in attributes, not in the style sheet, so that a saved file looks the same.
import type { Box } from './layout';
import type { Standing } from './standing';

export interface Paint {
    fill: string;
    stroke: string;
    width: number;
    ink: string;
    bold: boolean;
}

export const taken = { stroke: '#0f62fe', width: 2.5, ink: '#0043ce' };
export const untaken = { stroke: '#8d8d8d', width: 1, ink: '#525252' };

const boxes: Record<Standing, Paint> = {
    here: { fill: '#0f62fe', stroke: '#0043ce', width: 2.5, ink: '#ffffff', bold: true },
    done: { fill: '#d0e2ff', stroke: '#4589ff', width: 1.5, ink: '#161616', bold: false },
    behind: { fill: '#d0e2ff', stroke: '#4589ff', width: 1.5, ink: '#161616', bold: false },
    skipped: { fill: '#f4f4f4', stroke: '#a8a8a8', width: 1, ink: '#525252', bold: false },
    ahead: { fill: '#ffffff', stroke: '#8d8d8d', width: 1, ink: '#393939', bold: false },
};

const frameStrokes: Record<Standing, string> = { here: '#0f62fe', done: '#4589ff', behind: '#4589ff', skipped: '#a8a8a8', ahead: '#8d8d8d' };

export function paintOf(box: Box, standing: Standing): Paint {
    if (box.shape !== 'frame') return boxes[standing];
    const here = standing === 'here';
    return { fill: box.depth % 2 ? '#ffffff' : '#f8fafd', stroke: frameStrokes[standing], width: here ? 2 : 1, ink: here ? '#0043ce' : '#393939', bold: true };
}
