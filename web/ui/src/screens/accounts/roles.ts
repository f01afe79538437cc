// Roles come from the definitions of the procedures; the administrator's is the office's own.
import { knowledge } from '../../session/knowledge.svelte';
import { t } from '../../words/words.svelte';

export const administrator = 'administrator';

export const roleName = (role: string): string => (role === administrator ? t('administrator') : knowledge.role(role));

// The same people under the names that single procedures have for them.
export const roleNote = (role: string): string => {
    const others = knowledge.otherNames(role);
    return others.length ? t('alsoCalled', { names: others.join('; ') }) : '';
};

export const allRoles = (): string[] => [administrator, ...knowledge.roles.map((role) => role.id)];
