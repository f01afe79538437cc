// Approving several things of the inbox in one go: each is a command of its own about the bytes that were
// listed, so that one refused keeps no other back, and each says for itself what came of it.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

import { api, taken } from '../../api/client';
import type { Refusal } from '../../api/refusal';
import { Sending } from '../../api/sending.svelte';
import type { Command, InboxItem } from '../../api/types';

export function keyOf({ task, approval, dossier }: InboxItem): string {
    return approval ? `${dossier.id}/${approval.route}/${approval.step}/${approval.who}` : `${dossier.id}/${task?.key ?? ''}`;
}

export class Approvals {
    chosen = new SvelteSet<string>();
    results = new SvelteMap<string, 'approved' | Refusal>();
    busy = $state(false);
    done = $state(0);
    total = $state(0);

    toggle(key: string): void {
        if (!this.chosen.delete(key)) this.chosen.add(key);
    }

    // True when all of them were approved.
    async approve(items: InboxItem[]): Promise<boolean> {
        const asked = items.filter((item) => item.approval?.bulk && this.chosen.has(keyOf(item)));
        [this.busy, this.done, this.total] = [true, 0, asked.length];
        this.results.clear();
        for (const item of asked) await this.#approveOne(item);
        this.busy = false;
        this.chosen.clear();
        return this.done === this.total;
    }

    async #approveOne(item: InboxItem): Promise<void> {
        const { route, step, document } = item.approval!;
        const body: Command = { command: 'route.decide', data: { route, step, verdict: 'approve', document, bulk: true } };
        const sending = new Sending();
        const path = { dossier: item.dossier.id };
        const sent = await sending.send(body, (what, key) => taken(api.POST('/dossiers/{dossier}/commands', { params: { path, header: { 'Idempotency-Key': key } }, body: what })));
        if (sent) this.done += 1;
        this.results.set(keyOf(item), sent ? 'approved' : sending.refusal!);
    }
}
