// Lays a route out with ELK: steps in layers from left to right, on a narrow screen from the top down.
import type { ElkNode } from 'elkjs/lib/elk-api';

import { wrapped } from '../../../chart/layout';
import type { StepStanding } from './standing';

// A step as it is drawn, of a route under way or of a rule.
export interface DrawnStep {
    id: string;
    after: string[];
    title: string;
    words: string[]; // how it stands, who, by when
    standing: StepStanding;
    critical: boolean; // decides when it ends
    onBehalf: boolean; // somebody acts for somebody else
    changed: boolean; // stands differently than in the picture beside it
}

export interface StepBox {
    id: string;
    step: DrawnStep | null; // null: where the route begins or ends
    standing: StepStanding;
    title: string[];
    words: string[];
    x: number;
    y: number;
    width: number;
    height: number;
}

export interface StepLine {
    id: string;
    path: string;
    gone: boolean; // the route has gone along here
    critical: boolean;
}

export interface RouteLayout {
    width: number;
    height: number;
    boxes: StepBox[];
    lines: StepLine[];
}

export const face = { letter: 7.2, line: 17, small: 6.5, smallLine: 15, perLine: 24, smallPerLine: 30 };

function boxOf(id: string, step: DrawnStep | null, standing: StepStanding, title: string, words: string[]): StepBox {
    const lines = wrapped(title, face.perLine);
    words = words.flatMap((line) => wrapped(line, face.smallPerLine));
    const wide = Math.max(...lines.map((line) => line.length * face.letter), ...words.map((line) => line.length * face.small));
    return { id, step, standing, title: lines, words, x: 0, y: 0, width: Math.max(90, wide + 44), height: lines.length * face.line + words.length * face.smallLine + 20 };
}

export interface Ends {
    begin: { title: string; words: string[] };
    end: { title: string; words: string[]; reached: boolean };
}

export async function layOutSteps(steps: DrawnStep[], ends: Ends, direction: 'RIGHT' | 'DOWN'): Promise<RouteLayout> {
    const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
    const boxes = [
        boxOf('begin', null, 'done', ends.begin.title, ends.begin.words),
        ...steps.map((step) => boxOf(`step/${step.id}`, step, step.standing, step.title, step.words)),
        boxOf('end', null, ends.end.reached ? 'done' : 'waiting', ends.end.title, ends.end.words),
    ];
    const known = new Map(boxes.map((box) => [box.id, box]));
    const followed = new Set(steps.flatMap((step) => step.after));
    const edges = [
        ...steps.flatMap((step) => (step.after.length ? step.after.map((id) => `step/${id}`) : ['begin']).map((from) => [from, `step/${step.id}`] as const)),
        ...steps.filter((step) => !followed.has(step.id)).map((step) => [`step/${step.id}`, 'end'] as const),
    ];
    const root: ElkNode = {
        id: 'route',
        children: boxes.map(({ id, width, height }) => ({ id, width, height })),
        edges: edges.map(([from, to]) => ({ id: `${from}>${to}`, sources: [from], targets: [to] })),
        layoutOptions: {
            'elk.algorithm': 'layered', 'elk.direction': direction, 'elk.edgeRouting': 'ORTHOGONAL',
            'elk.layered.spacing.nodeNodeBetweenLayers': direction === 'RIGHT' ? '36' : '26', 'elk.spacing.nodeNode': '22',
            'elk.layered.considerModelOrder.strategy': 'PREFER_NODES', 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
        },
    };
    const done = await new Elk().layout(root);
    for (const node of done.children ?? []) Object.assign(known.get(node.id)!, { x: node.x ?? 0, y: node.y ?? 0 });
    const critical = (id: string) => known.get(id)?.step?.critical ?? true;
    const lines = (done.edges ?? []).map(({ id, sections = [] }) => {
        const [from = '', to = ''] = id.split('>');
        const path = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint].map(({ x, y }, index) => `${index ? 'L' : 'M'}${x} ${y}`)).join(' ');
        return { id, path, gone: known.get(from)!.standing === 'done', critical: critical(from) && critical(to) };
    });
    return { width: done.width ?? 0, height: done.height ?? 0, boxes, lines };
}
