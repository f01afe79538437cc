// How each state of a chart stands to one dossier: the dossier is in it, has finished that branch, has
// left it, will not come through it, or has not come to it yet.
import type { Word } from '../words/words.svelte';
import type { ChartOutline } from './outline';

export type Standing = 'here' | 'done' | 'behind' | 'skipped' | 'ahead';

export const standingWords: Record<Standing, Word> = {
    here: 'stageHere', done: 'stageDone', behind: 'stageBehind', skipped: 'stageSkipped', ahead: 'stageAhead',
};

interface Position {
    active: string[];
    passed: string[];
    ended: boolean;
}

// The active states and all around them.
function withParents(outline: ChartOutline, active: string[]): Set<string> {
    return new Set(active.flatMap((id) => [id, ...outline.around(id)]));
}

// A branch is done when it rests in a final state of its own; the end of the whole is where a dossier is.
function finished(outline: ChartOutline, id: string, active: Set<string>): boolean {
    const state = outline.state(id);
    if (!state) return false;
    const inside = outline.children(id).filter((child) => active.has(child.id));
    if (inside.length === 0) return state.kind === 'final' && state.parent !== '';
    return inside.every((child) => finished(outline, child.id, active));
}

export function standings(outline: ChartOutline, position: Position): Map<string, Standing> {
    const active = withParents(outline, position.active);
    const passed = new Set(position.passed);
    const stages = [...active].map((id) => outline.state(id)?.stage ?? 0);
    const reached = Math.max(0, ...stages);
    const known = new Map<string, Standing>();
    for (const state of outline.chart.states) {
        const around = state.parent ? known.get(state.parent) : undefined;
        const over = around === 'done' || around === 'behind' || around === 'skipped';
        const late = state.stage !== undefined && state.stage < reached;
        if (active.has(state.id)) known.set(state.id, finished(outline, state.id, active) ? 'done' : 'here');
        else if (passed.has(state.id)) known.set(state.id, 'behind');
        else known.set(state.id, over || late || position.ended ? 'skipped' : 'ahead');
    }
    return known;
}
