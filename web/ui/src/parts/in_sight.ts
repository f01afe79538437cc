// Bars that scroll sideways where there is little room: what is current in one is brought to its middle.
export function bringInSight(bar: HTMLElement): void {
    const here = bar.querySelector('[aria-current]')?.getBoundingClientRect();
    const { left, width } = bar.getBoundingClientRect();
    if (here) bar.scrollLeft += here.left - left - (width - here.width) / 2;
}
