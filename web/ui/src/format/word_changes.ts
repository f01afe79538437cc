// Which words a proposed wording leaves out, keeps and adds: the longest common run of words (the page
// only shows it; what changed between versions is the server's to say).
export interface WordChange {
    fate: 'kept' | 'removed' | 'added';
    text: string;
}

const cells = 250_000; // of the table that is filled; beyond that nothing is compared
const leastShared = 0.3; // of the words; below, the proposal is no new wording of this text

export function wordChanges(before: string, after: string): WordChange[] | null {
    const [old, now] = [before.match(/\S+\s*/g) ?? [], after.match(/\S+\s*/g) ?? []];
    if (!old.length || !now.length || old.length * now.length > cells) return null;
    const same = (i: number, j: number) => old[i]!.trim() === now[j]!.trim();
    const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let i = old.length - 1; i >= 0; --i) {
        for (let j = now.length - 1; j >= 0; --j) {
            longest[i]![j] = same(i, j) ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
        }
    }
    if (longest[0]![0]! < leastShared * Math.max(old.length, now.length)) return null;
    const out: WordChange[] = [];
    const add = (fate: WordChange['fate'], text: string) => {
        const last = out.at(-1);
        if (last?.fate === fate) last.text += text;
        else out.push({ fate, text });
    };
    let [i, j] = [0, 0];
    while (i < old.length || j < now.length) {
        if (i < old.length && j < now.length && same(i, j)) {
            add('kept', now[j]!);
            ++i;
            ++j;
        } else if (i < old.length && (j === now.length || longest[i + 1]![j]! >= longest[i]![j + 1]!)) add('removed', old[i++]!);
        else add('added', now[j++]!);
    }
    return out;
}
