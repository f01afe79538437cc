// The colour of an answer's disposition; other procedures have dispositions of their own.
const colours: Record<string, 'green' | 'teal' | 'red'> = { accepted: 'green', partly_accepted: 'teal', not_accepted: 'red' };

export const dispositionColour = (disposition: string): 'green' | 'teal' | 'red' | 'gray' => colours[disposition] ?? 'gray';
