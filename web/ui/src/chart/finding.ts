// What the check of a definition says, at which state.
import type { Label } from '../api/types';

export interface Finding {
    rule: string;
    severity: 'error' | 'warning';
    line: number;
    state: string; // empty: of the whole
    message: Label;
    hint: Label;
}

export function findingsByState(findings: Finding[]): Map<string, Finding[]> {
    const found = new Map<string, Finding[]>();
    for (const finding of findings) found.set(finding.state, [...(found.get(finding.state) ?? []), finding]);
    return found;
}

export const worst = (findings: Finding[]): Finding['severity'] =>
    findings.some((finding) => finding.severity === 'error') ? 'error' : 'warning';
