// Lays the chart out with ELK, which is big and therefore read only when this tab is opened. Boxes and
// lines come back in the coordinates of the whole picture.
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';

import type { Chart } from '../../../api/types';
import { label } from '../../../words/words.svelte';

export type ChartState = Chart['states'][number];

export interface Box {
    state: ChartState;
    x: number;
    y: number;
    width: number;
    height: number;
    lines: string[];
    nested: boolean;
    depth: number;
}

export interface Line {
    id: string;
    path: string;
    words: { text: string; x: number; y: number }[];
}

export interface Picture {
    width: number;
    height: number;
    boxes: Box[];
    lines: Line[];
}

const letter = 7; // px, of the 13 px face
const lineHeight = 17;
const perLine = 24;

export function wrapped(text: string): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + word.length < perLine) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
    }
    return lines;
}

function nodeOf(chart: Chart, state: ChartState): ElkNode {
    const children = chart.states.filter((one) => one.parent === state.id).map((one) => nodeOf(chart, one));
    const lines = state.label ? wrapped(label(state.label)) : [];
    const wide = Math.max(0, ...lines.map((line) => line.length)) * letter + 28;
    const minimum = { width: wide, height: lines.length * lineHeight + 20 };
    if (children.length === 0) return state.label ? { id: state.id, ...minimum } : { id: state.id, width: 14, height: 14 };
    return {
        id: state.id,
        children,
        layoutOptions: {
            'elk.padding': `[top=${state.label ? 40 : 16},left=16,bottom=16,right=16]`,
            'elk.nodeSize.constraints': 'MINIMUM_SIZE',
            'elk.nodeSize.minimum': `(${(label(state.label ?? { vi: '', en: '' }).length * letter) + 32},60)`,
        },
    };
}

function edgesOf(chart: Chart): ElkExtendedEdge[] {
    const edges = new Map<string, { source: string; target: string; words: string[] }>();
    for (const { source, targets, label: words } of chart.transitions) {
        for (const target of targets) {
            const key = `${source}>${target}`;
            const edge = edges.get(key) ?? { source, target, words: [] };
            if (words && !edge.words.includes(label(words))) edge.words.push(label(words));
            edges.set(key, edge);
        }
    }
    return [...edges].map(([id, { source, target, words }]) => ({
        id, sources: [source], targets: [target],
        labels: words.map((text) => ({ text, width: text.length * 6.2 + 8, height: 16 })),
    }));
}

function boxesOf(chart: Chart, node: ElkNode, depth: number): Box[] {
    const state = chart.states.find((one) => one.id === node.id);
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    const nested = (node.children?.length ?? 0) > 0;
    const text = state?.label ? label(state.label) : '';
    const own = state ? [{ state, x, y, width, height, nested, depth, lines: nested ? [text] : wrapped(text) }] : [];
    return [...own, ...(node.children ?? []).flatMap((child) => boxesOf(chart, child, depth + 1))];
}

function lineOf(edge: ElkExtendedEdge): Line {
    const points = (edge.sections ?? []).map(({ startPoint, bendPoints = [], endPoint }) =>
        [startPoint, ...bendPoints, endPoint].map(({ x, y }, index) => `${index ? 'L' : 'M'}${x} ${y}`).join(' '),
    );
    const words = (edge.labels ?? []).map(({ text = '', x = 0, y = 0 }) => ({ text, x: x + 4, y: y + 12 }));
    return { id: edge.id, path: points.join(' '), words };
}

export async function layOut(chart: Chart): Promise<Picture> {
    const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
    const root: ElkNode = {
        id: '', // no state has an empty id
        children: chart.states.filter((state) => state.parent === '').map((state) => nodeOf(chart, state)),
        edges: edgesOf(chart),
        layoutOptions: {
            'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
            'elk.json.edgeCoords': 'ROOT', 'elk.json.shapeCoords': 'ROOT', 'elk.edgeRouting': 'ORTHOGONAL',
            'elk.layered.spacing.nodeNodeBetweenLayers': '28', 'elk.spacing.nodeNode': '24', 'elk.spacing.edgeNode': '16', 'elk.spacing.edgeEdge': '12',
            'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES', 'elk.spacing.edgeLabel': '4', 'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
        },
    };
    const done = await new Elk().layout(root);
    return {
        width: done.width ?? 0,
        height: done.height ?? 0,
        boxes: (done.children ?? []).flatMap((child) => boxesOf(chart, child, 0)),
        lines: (done.edges ?? []).map(lineOf),
    };
}
