// Whether the server has no room now for something that was asked of it.
import type { Waiting } from './patience';

class Busy implements Waiting {
    count = $state(0);
}

export const busy = new Busy();
