// Which lines of the picture a dossier went along, read from its stays: it left the one state and came to
// the other at the same moment by the same event.
import type { DossierProcedure } from '../api/types';
import { entry, entryMark, lineId } from './layout';
import type { ChartOutline } from './outline';

type Stay = DossierProcedure['way'][number];

// An event descriptor of SCXML: "a.b", "a.*" and "a" all mean "a.b".
function means(descriptor: string, event: string): boolean {
    const wanted = descriptor.replace(/\.?\*$/, '');
    return wanted === '' || event === wanted || event.startsWith(`${wanted}.`);
}

// A frame was begun at its mark when no line led straight into it.
function begun(outline: ChartOutline, frame: string, way: Stay[]): boolean {
    const first = entry(outline, frame);
    if (!first) return false;
    const direct = outline.chart.transitions.filter((one) => one.targets.some((target) => target === first.id || outline.around(target).includes(first.id)));
    return way.some((stay) => {
        if (stay.state !== first.id) return false;
        if (frame !== '' && !way.some((around) => around.state === frame && around.entered_at === stay.entered_at)) return false;
        return !direct.some((one) => one.event !== '' && one.event.split(' ').some((descriptor) => means(descriptor, stay.event)));
    });
}

export function takenLines(outline: ChartOutline, way: Stay[]): Set<string> {
    const lines = new Set<string>();
    const stays = (id: string) => way.filter((stay) => stay.state === id);
    for (const { source, targets, event } of outline.chart.transitions) {
        const own = stays(source);
        for (const target of targets) {
            const history = outline.state(target)?.kind === 'history';
            const came = history ? way : stays(target);
            const went = came.some((stay) => {
                const automatic = event === '' || event.startsWith('done.');
                if (!automatic && !event.split(' ').some((one) => means(one, stay.event))) return false;
                // The source was left then, or lies around the target and stayed.
                return own.some((from) => from.left_at === stay.entered_at || (outline.around(target).includes(source) && from.entered_at <= stay.entered_at));
            });
            if (went) lines.add(lineId(source, target));
        }
    }
    for (const frame of ['', ...outline.chart.states.map((state) => state.id)]) {
        const first = entry(outline, frame);
        if (first && begun(outline, frame, way)) lines.add(lineId(entryMark(frame), first.id));
    }
    return lines;
}
