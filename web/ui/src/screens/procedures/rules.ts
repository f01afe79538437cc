// The rules of an approval route in words.
import type { RouteDefinition, RouteDefinitionSummary, RouteRule } from '../../api/types';
import { knowledge } from '../../session/knowledge.svelte';
import { label, t } from '../../words/words.svelte';
import type { DrawnStep } from '../dossier/route/layout';

export const levelsWords = ({ levels }: Pick<RouteDefinitionSummary, 'levels'>): string => levels.map((level) => t(`level_${level}`)).join(', ') || t('everyLevel');

const rolesWords = (roles: string[]): string => roles.map((role) => knowledge.role(role)).join(', ');

// "Chủ tịch, Phó Chủ tịch (của cơ quan chủ trì)"
export function whoIsAsked({ of, roles }: RouteRule): string {
    const where = t(`whose_${of}`);
    return roles.length ? t('rolesOf', { roles: rolesWords(roles), where }) : where;
}

export function quorumWords({ quorum }: RouteRule): string {
    if (quorum === null) return t('quorumAll');
    return quorum > 1 ? t('quorumOf', { n: quorum }) : t('quorumOne');
}

export const stepNames = (definition: RouteDefinition, ids: string[]): string =>
    ids.map((id) => definition.steps.find((step) => step.id === id)).filter((step) => step !== undefined).map((step) => label(step.label)).join(', ');

export const escalation = ({ escalate_to, silence }: RouteRule): string => [t(`silence_${silence}`), escalate_to.length ? t('escalatesTo', { roles: rolesWords(escalate_to) }) : ''].filter(Boolean).join('; ');

export function drawnRules({ steps }: RouteDefinition): DrawnStep[] {
    return steps.map((rule) => ({
        id: rule.id,
        after: rule.after,
        title: label(rule.label),
        words: [whoIsAsked(rule), ...((rule.quorum ?? 2) > 1 ? [quorumWords(rule)] : []), t('nWorkingDays', { n: rule.days }), ...(rule.condition ? [t('onlyWhen', { condition: label(rule.condition) })] : [])],
        standing: 'waiting',
        critical: false,
        onBehalf: false,
        changed: false,
    }));
}
