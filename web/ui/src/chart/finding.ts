// What the check of a definition says, and at which state.
import type { Finding } from '../api/types';

export type Severity = Finding['severity'];

export function findingsByState(findings: Finding[]): Map<string, Finding[]> {
    const found = new Map<string, Finding[]>();
    for (const finding of findings) found.set(finding.state, [...(found.get(finding.state) ?? []), finding]);
    return found;
}

const order: Severity[] = ['error', 'warning', 'note'];

export const worst = (findings: Finding[]): Severity => order.find((severity) => findings.some((one) => one.severity === severity)) ?? 'note';

export const bySeverity = (findings: Finding[]): Finding[] => [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.line - b.line);
