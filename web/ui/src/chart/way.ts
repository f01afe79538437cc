// Which lines of the picture a dossier went along, read from its stays: it left the one state and came to
// the other at the same moment by the same event.
import type { DossierProcedure } from '../api/types';
import { lineId } from './layout';
import type { ChartOutline } from './outline';

type Stay = DossierProcedure['way'][number];

// An event descriptor of SCXML: "a.b", "a.*" and "a" all mean "a.b".
function means(descriptor: string, event: string): boolean {
    const wanted = descriptor.replace(/\.?\*$/, '');
    return wanted === '' || event === wanted || event.startsWith(`${wanted}.`);
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
    return lines;
}
