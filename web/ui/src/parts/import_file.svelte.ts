// A text file that takes the place of what is in force: looked at when it is chosen, then used or left.
import { Sending } from '../api/sending.svelte';

interface ChosenFile {
    name: string;
    text: string;
}

export class FileImport<Change> {
    readonly sending = new Sending();
    file = $state.raw<ChosenFile | null>(null);
    change = $state.raw<Change | null>(null);
    readonly #put: (text: string, dryRun: boolean) => Promise<Change>;

    constructor(put: (text: string, dryRun: boolean) => Promise<Change>) {
        this.#put = put;
    }

    #send = (text: string, dryRun: boolean) => this.sending.send({ text, dryRun }, () => this.#put(text, dryRun));

    read = async (chosen: ChosenFile | null): Promise<void> => {
        this.file = chosen;
        this.change = null;
        if (chosen) this.change = await this.#send(chosen.text, true);
    };
    // What it changed, or null where it was refused.
    use = async (): Promise<Change | null> => this.file && this.#send(this.file.text, false);
}
