// Which screen: the address of the page, kept in the browser's history. Links are plain <a href>; a
// click on one of ours changes the address without loading the page anew.
class Router {
    path = $state(location.pathname);
    query = $state.raw(new URLSearchParams(location.search));
    hash = $state(location.hash.slice(1));

    constructor() {
        addEventListener('popstate', () => this.#read());
        document.addEventListener('click', (event) => this.#follow(event));
    }

    go(address: string, how: { replace?: boolean; keepScroll?: boolean } = {}): void {
        if (how.replace) history.replaceState(null, '', address);
        else history.pushState(null, '', address);
        this.#read();
        if (!how.keepScroll && !this.hash) scrollTo(0, 0);
    }

    // Changes some of the query and keeps the rest; an empty value takes its name out.
    ask(changed: Record<string, string>): void {
        const query = new URLSearchParams(this.query);
        for (const [name, value] of Object.entries(changed)) {
            if (value) query.set(name, value);
            else query.delete(name);
        }
        const text = query.toString();
        this.go(this.path + (text ? `?${text}` : ''), { replace: true, keepScroll: true });
    }

    #read(): void {
        this.path = location.pathname;
        this.query = new URLSearchParams(location.search);
        this.hash = location.hash.slice(1);
    }

    #follow(event: MouseEvent): void {
        if (event.defaultPrevented || event.button !== 0) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        const link = (event.target as Element | null)?.closest('a');
        if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
        if (link.pathname.startsWith('/api/')) return;
        const samePage = link.pathname === location.pathname && link.search === location.search;
        if (samePage && link.hash) return; // the browser scrolls; popstate tells us
        event.preventDefault();
        this.go(link.pathname + link.search + link.hash);
    }
}

export const router = new Router();
