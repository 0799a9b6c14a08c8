import type { Refuse } from '../../kernel/service.ts';

export const refuse: Refuse = (_, usual) => usual({ code: 'InvalidParameterException' });
