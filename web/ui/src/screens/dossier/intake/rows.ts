// What is wrong with a row of a file of opinions.
import type { IntakeRow } from '../../../api/types';

export const blocked = (row: IntakeRow): boolean => row.mistakes.some((one) => one.blocks);
export const repeated = (row: IntakeRow): boolean => row.mistakes.some((one) => one.code === 'opinion.repeated');
