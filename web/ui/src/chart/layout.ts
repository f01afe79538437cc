// Lays a chart out with ELK, which is big and therefore read only when a picture is wanted. Boxes and
// lines come back in the coordinates of the whole picture.
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';

import type { Chart } from '../api/types';
import { label } from '../words/words.svelte';
import { ChartOutline, type ChartState } from './outline';

export type Shape = 'box' | 'frame' | 'choice' | 'history' | 'initial';

export interface Box {
    id: string;
    state: ChartState | null; // null: the mark where the parent begins
    shape: Shape;
    x: number;
    y: number;
    width: number;
    height: number;
    lines: string[];
    depth: number;
}

export interface Line {
    id: string; // lineId(source, target)
    path: string;
    words: { lines: string[]; x: number; y: number; width: number; height: number }[];
}

export interface Picture {
    width: number;
    height: number;
    boxes: Box[];
    lines: Line[];
}

export const lineId = (source: string, target: string): string => `${source}>${target}`;

const face = { letter: 7, line: 17, perLine: 22 }; // px of the 13 px face of states
const small = { letter: 6.1, line: 14, perLine: 20 }; // px of the 11 px face of lines

export function wrapped(text: string, perLine: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + word.length < perLine) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
    }
    return lines;
}

const longest = (lines: string[]) => Math.max(0, ...lines.map((line) => line.length));

function shapeOf(outline: ChartOutline, state: ChartState): Shape {
    if (outline.children(state.id).length) return 'frame';
    if (state.kind === 'history') return 'history';
    return outline.isChoice(state) ? 'choice' : 'box';
}

const wordsOf = (state: ChartState): string => (state.label ? label(state.label) : '');

// Where a frame is entered first. A nameless state there is drawn as the mark itself.
export function entry(outline: ChartOutline, frame: string): ChartState | undefined {
    if (outline.state(frame)?.kind === 'parallel') return undefined;
    const first = outline.children(frame).find((child) => child.initial);
    return first && !outline.isChoice(first) ? first : undefined;
}
export const entryMark = (frame: string) => `${frame}/initial`;

function nodeOf(outline: ChartOutline, state: ChartState): ElkNode {
    const shape = shapeOf(outline, state);
    if (shape === 'choice') return { id: state.id, width: 14, height: 14 };
    if (shape === 'history') return { id: state.id, width: 24, height: 24 };
    const lines = wrapped(wordsOf(state) || state.id, face.perLine);
    if (shape === 'box') return { id: state.id, width: longest(lines) * face.letter + 34, height: lines.length * face.line + 18 };
    return {
        id: state.id,
        children: nodesIn(outline, state.id),
        layoutOptions: {
            'elk.padding': `[top=${state.label ? 38 : 16},left=16,bottom=16,right=16]`,
            'elk.nodeSize.constraints': 'MINIMUM_SIZE',
            'elk.nodeSize.minimum': `(${wordsOf(state).length * face.letter + 44},60)`,
        },
    };
}

function nodesIn(outline: ChartOutline, frame: string): ElkNode[] {
    const children = outline.children(frame).map((child) => nodeOf(outline, child));
    return entry(outline, frame) ? [{ id: entryMark(frame), width: 12, height: 12 }, ...children] : children;
}

interface Edge {
    source: string;
    target: string;
    words: string[];
}

function edgesIn(outline: ChartOutline): Map<string, Edge> {
    const edges = new Map<string, Edge>();
    for (const { source, targets, label: words } of outline.chart.transitions) {
        for (const target of targets) {
            const edge = edges.get(lineId(source, target)) ?? { source, target, words: [] };
            if (words && !edge.words.includes(label(words))) edge.words.push(label(words));
            if (source) edges.set(lineId(source, target), edge);
        }
    }
    for (const frame of ['', ...outline.chart.states.map((state) => state.id)]) {
        const first = entry(outline, frame);
        if (first) edges.set(lineId(entryMark(frame), first.id), { source: entryMark(frame), target: first.id, words: [] });
    }
    return edges;
}

// The document tells the story in order; what leads back up in it is laid out the other way round, so
// that the picture runs down.
const leadsBack = (outline: ChartOutline, { source, target }: Edge): boolean =>
    !source.endsWith('/initial') && outline.order(target) < outline.order(source) && !outline.around(source).includes(target);

// Several events that lead the same way are told apart by a point before each.
const linesOf = (words: string[]): string[] => words.flatMap((one) => wrapped(words.length > 1 ? `• ${one}` : one, small.perLine));

function elkEdge(outline: ChartOutline, id: string, edge: Edge): ElkExtendedEdge {
    const back = leadsBack(outline, edge);
    const lines = linesOf(edge.words);
    return {
        id,
        sources: [back ? edge.target : edge.source],
        targets: [back ? edge.source : edge.target],
        labels: lines.length ? [{ text: lines.join('\n'), width: longest(lines) * small.letter + 10, height: lines.length * small.line + 4 }] : [],
    };
}

function boxesOf(outline: ChartOutline, node: ElkNode, depth: number): Box[] {
    const state = outline.state(node.id) ?? null;
    const { id, x = 0, y = 0, width = 0, height = 0 } = node;
    const shape = state ? shapeOf(outline, state) : 'initial';
    const words = state ? wordsOf(state) || (shape === 'box' ? state.id : '') : '';
    const lines = words === '' ? [] : shape === 'frame' ? [words] : wrapped(words, face.perLine);
    return [{ id, state, shape, x, y, width, height, lines, depth }, ...(node.children ?? []).flatMap((child) => boxesOf(outline, child, depth + 1))];
}

function lineOf(edge: ElkExtendedEdge, back: boolean): Line {
    const paths = (edge.sections ?? []).map(({ startPoint, bendPoints = [], endPoint }) => {
        const points = [startPoint, ...bendPoints, endPoint];
        return (back ? points.reverse() : points).map(({ x, y }, index) => `${index ? 'L' : 'M'}${x} ${y}`).join(' ');
    });
    const words = (edge.labels ?? []).map(({ text = '', x = 0, y = 0, width = 0, height = 0 }) => ({
        lines: text.split('\n'), x, y, width, height,
    }));
    return { id: edge.id, path: paths.join(' '), words };
}

const options = {
    'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.edgeCoords': 'ROOT', 'elk.json.shapeCoords': 'ROOT', 'elk.edgeRouting': 'ORTHOGONAL',
    'elk.layered.spacing.nodeNodeBetweenLayers': '24', 'elk.spacing.nodeNode': '20', 'elk.spacing.edgeNode': '14', 'elk.spacing.edgeEdge': '10',
    'elk.layered.spacing.edgeNodeBetweenLayers': '12', 'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
    'elk.layered.considerModelOrder.strategy': 'PREFER_NODES', 'elk.spacing.edgeLabel': '2', 'elk.edgeLabels.inline': 'true',
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

export async function layOut(chart: Chart): Promise<Picture> {
    const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
    const outline = new ChartOutline(chart);
    const edges = edgesIn(outline);
    const root: ElkNode = {
        id: '', // no state has an empty id
        children: nodesIn(outline, ''),
        edges: [...edges].map(([id, edge]) => elkEdge(outline, id, edge)),
        layoutOptions: options,
    };
    const done = await new Elk().layout(root);
    return {
        width: done.width ?? 0,
        height: done.height ?? 0,
        boxes: (done.children ?? []).flatMap((child) => boxesOf(outline, child, 0)),
        lines: (done.edges ?? []).map((edge) => lineOf(edge, leadsBack(outline, edges.get(edge.id)!))),
    };
}
